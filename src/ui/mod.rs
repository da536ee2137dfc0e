//! The bar, in Yew. Being written.
