//! What JavaScript calls. Being written.
