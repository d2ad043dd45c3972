//! The engine of arcoiris.
