// What n8n's migrations ask of the rest of n8n.
'use strict';
module.exports = (nothing) => {
    const configuration = { type: 'postgresdb', tablePrefix: '', postgresdb: { database: 'rendered' }, isLegacySqlite: false };
    class GlobalConfig {}
    const get = (asked) =>
        asked === GlobalConfig ? { database: configuration } : asked === InstanceSettings ? { n8nFolder: '/nonexistent' } : nothing;
    class InstanceSettings {}
    class UnexpectedError extends Error {}
    return {
        '@n8n/di': { Container: { get, set() {} }, Service: () => () => {} },
        '@n8n/config': { GlobalConfig },
        'n8n-core': { InstanceSettings },
        'n8n-workflow': { UnexpectedError, UserError: UnexpectedError, ApplicationError: UnexpectedError, jsonParse: JSON.parse, deepCopy: structuredClone },
    };
};
