//! The browser. Being written.
