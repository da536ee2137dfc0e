//! An object that a page passes in: read strictly, written with every member that is not null.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Error, Ident, Result, ext::IdentExt};

use crate::attributes::{Member, TypeAttributes};

pub(crate) fn object(
    name: &Ident,
    attributes: &TypeAttributes,
    members: &[Member<'_>],
) -> Result<TokenStream> {
    attributes.refuse_gateways(name)?;
    let read = read(&quote!(Self), members)?;
    let writes = members.iter().map(|it| {
        let field = it.field;
        write(it, &quote!(&self.#field))
    });
    let map = if members.is_empty() { quote!(_) } else { quote!(map) };
    Ok(quote! {
        #[automatically_derived]
        impl ::offhook_protocol::wire::Strict for #name {
            const EXPECTED: &'static str = "an object";
            fn read(
                value: &::offhook_protocol::json::Value,
                reader: &mut ::offhook_protocol::wire::Reader,
            ) -> ::core::option::Option<Self> {
                let #map = reader.object(value)?;
                #read
            }
        }
        #[automatically_derived]
        impl ::offhook_protocol::wire::ToValue for #name {
            const KIND: ::offhook_protocol::member::Kind = ::offhook_protocol::member::Kind::Any;
            #[allow(unused_mut, reason = "some have no members")]
            fn to_value(&self) -> ::offhook_protocol::json::Value {
                let mut map = ::offhook_protocol::json::Map::new();
                #(#writes)*
                ::offhook_protocol::json::Value::Object(map)
            }
        }
    })
}

/// Reads the members from `map` and makes `Some(…)` of them. All are read before the first that failed ends the reading:
/// a way out behind each would weigh more.
pub(crate) fn read(target: &TokenStream, members: &[Member<'_>]) -> Result<TokenStream> {
    if let Some(member) = members.iter().find(|it| it.is_rest) {
        return Err(Error::new(member.name.span(), "what is read strictly has no other members"));
    }
    if let Some(alias) = members.iter().flat_map(|it| &it.aliases).next() {
        return Err(Error::new(alias.span(), "what is read strictly has one spelling"));
    }
    let bindings = members.iter().map(binding).collect::<Vec<_>>();
    let fields = members.iter().map(|it| it.field);
    let reads = members.iter().map(|Member { name, default, .. }| match default {
        Some(default) => quote!(::offhook_protocol::wire::member_or(map, #name, reader, #default)),
        None => quote!(::offhook_protocol::wire::member(map, #name, reader)),
    });
    Ok(quote! {
        #(let #bindings = #reads;)*
        ::core::option::Option::Some(#target { #(#fields: #bindings?,)* })
    })
}

/// Writes one member, which `value` borrows, into `map`.
pub(crate) fn write(member: &Member<'_>, value: &TokenStream) -> TokenStream {
    let Member { name, writer, .. } = member;
    let written = match writer {
        Some(writer) => quote!(#writer(#value)),
        None => quote!(::offhook_protocol::wire::ToValue::to_value(#value)),
    };
    quote! { ::offhook_protocol::wire::put(&mut map, #name, #written); }
}

/// Returns the variable that holds a member, apart from those of the derived function.
pub(crate) fn binding(member: &Member<'_>) -> Ident {
    format_ident!("member_{}", member.field.unraw())
}
