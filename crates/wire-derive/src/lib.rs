//! The derive macro `Wire`: how a type is read from JSON and written to it. The traits and the functions that the derived code
//! calls are those of `offhook_protocol::wire`, which explains both ways of reading and lists all attributes.
//!
//! The derived code is a list of calls to shared functions, a call a member: a page pays for what is derived for each type.

#![allow(clippy::disallowed_macros, reason = "runs inside the compiler: no page loads it")]

mod attributes;
mod choice;
mod gateway;
mod strict;

use proc_macro2::TokenStream;
use syn::{Data, DataStruct, DeriveInput, Error, Fields, Result, parse_macro_input};

use attributes::TypeAttributes;

/// Derives reading and writing of a struct with named members, or of an enum.
///
/// - A struct is an object of the gateway's: read leniently, with `Default`, and described for the operations table.
/// - A struct with `#[wire(strict)]` is an object that a page passes in: read strictly.
/// - An enum whose variants hold nothing is a text, one of the variants' names in camel case; always read strictly.
/// - An enum with `#[wire(tag = "type")]` is an object that names its variant in this member; always read strictly.
#[proc_macro_derive(Wire, attributes(wire))]
pub fn wire(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive(&input).unwrap_or_else(Error::into_compile_error).into()
}

fn derive(input: &DeriveInput) -> Result<TokenStream> {
    if !input.generics.params.is_empty() {
        return Err(Error::new_spanned(&input.generics, "Wire can't be derived for a type with parameters"));
    }
    let attributes = TypeAttributes::read(&input.attrs)?;
    match &input.data {
        Data::Struct(DataStruct { fields: Fields::Named(fields), .. }) => {
            attributes.refuse_tag()?;
            let members = attributes::members(fields)?;
            if attributes.is_strict {
                strict::object(&input.ident, &attributes, &members)
            } else {
                gateway::object(&input.ident, &attributes, &members)
            }
        }
        Data::Enum(it) => choice::choice(&input.ident, &attributes, it),
        Data::Struct(_) | Data::Union(_) => Err(Error::new_spanned(
            &input.ident,
            "Wire is derived for structs with named members and for enums",
        )),
    }
}

#[cfg(test)]
mod tests;
