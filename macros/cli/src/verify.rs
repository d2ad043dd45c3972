//! The history on a real server: whether what is declared is what happens, whether what was proven is, and whether it can be run
//! in both directions.
//!
//! | file | what it knows |
//! |---|---|
//! | `embedded` | the history in the runtime's form |
//! | `order` | in which orders parallel branches are applied |
//! | `cluster` | what reaches further than one database |
//! | `trial` | the steps, and what is compared after each |
//! | `model` | what should be there: the simulation, statement by statement |
//! | `effect` | the declaration that would be right |
//! | `finding` | what was found, in words |
//! | `report` | what came of it |

pub(crate) mod cluster;
pub(crate) mod effect;
pub(crate) mod embedded;
pub(crate) mod finding;
pub(crate) mod model;
pub(crate) mod order;
pub(crate) mod report;
pub(crate) mod trial;
