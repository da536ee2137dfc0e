//! The parts of the program that are loaded when they are needed, as `wasm_split` asks for them. Its own loader serves threads, too.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "./__wasm_split.js")]
extern "C" {
    /// Loads a file and joins it to what runs; once, and again after a failure (`www/src/parts.ts`).
    #[wasm_bindgen(js_name = loadPart)]
    fn load_part(file: &str) -> Promise;
}

/// A part that can't be had. Why is in the console, in words.
pub(crate) struct Missing;

/// Names a file as a path that `wasm_split` takes (`wasm_split_path`): with the items that it looks for there.
macro_rules! parts {
    ($($name:ident = $file:literal,)*) => { $(
        pub(crate) mod $name {
            pub(crate) use super::Missing as SplitLoaderError;

            pub(crate) mod rt {
                use std::pin::Pin;

                use wasm_bindgen_futures::JsFuture;
                pub(crate) use wasm_split_helpers::rt::LoadCallbackFn;
                use wasm_split_helpers::rt::LoadFn;

                use super::super::{Missing, load_part};

                pub(crate) struct LazySplitLoader;

                impl LazySplitLoader {
                    /// The page finds the file by its name, and not by a function.
                    pub(crate) const fn new(_: LoadFn) -> Self {
                        Self
                    }
                }

                pub(crate) async fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Result<(), Missing> {
                    JsFuture::from(load_part($file)).await.map(drop).map_err(|_| Missing)
                }
            }
        }
    )* };
}
parts! {
    panels = "offhook-panels.wasm",
    codes = "offhook-codes.wasm",
}
