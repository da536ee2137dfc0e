//! During a call.
