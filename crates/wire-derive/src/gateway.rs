//! An object of the gateway's: read leniently, written exactly, described for the operations table.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, Ident, Result, parse_quote};

use crate::{
    attributes::{Also, Member, TypeAttributes, literal},
    strict,
};

pub(crate) fn object(
    name: &Ident,
    attributes: &TypeAttributes,
    members: &[Member<'_>],
) -> Result<TokenStream> {
    let fields = members.iter().map(|it| it.field).collect::<Vec<_>>();
    let defaults = members.iter().map(default).collect::<Vec<_>>();
    let spellings = members.iter().filter(|it| !it.is_rest).flat_map(Member::spellings).collect::<Vec<_>>();
    let described = members.iter().filter(|it| !it.is_rest).map(describe);
    let descriptions = described.chain(attributes.also.iter().map(describe_also));
    let reads = members.iter().zip(&defaults).map(|(member, default)| {
        let Member { field, name, aliases, is_rest, .. } = member;
        if *is_rest {
            return quote!(#field: ::offhook_protocol::wire::rest(map, &[#(#spellings),*]).into());
        }
        quote!(#field: ::offhook_protocol::wire::read(map, &[#name #(, #aliases)*], #default))
    });
    let writes = members.iter().map(|it| {
        let field = it.field;
        if it.is_rest {
            return quote!(map.extend(self.#field.to_map()););
        }
        strict::write(it, &quote!(&self.#field))
    });
    let (word, about) = (literal(&name.to_string()), &attributes.about);
    let is_of_use = attributes.needs.as_ref().map(|needed| {
        quote! { fn is_of_use(&self) -> bool { !self.#needed.is_empty() } }
    });
    let absent = attributes.is_optional.then(|| {
        quote! { fn absent() -> ::core::option::Option<Self> { ::core::option::Option::Some(::core::default::Default::default()) } }
    });
    Ok(quote! {
        #[automatically_derived]
        impl ::core::default::Default for #name {
            fn default() -> Self { Self { #(#fields: #defaults,)* } }
        }
        #[automatically_derived]
        #[allow(unused_variables, unused_mut, reason = "some have no members")]
        impl ::offhook_protocol::wire::Wire for #name {
            const MEMBERS: &'static [::offhook_protocol::member::Member] = &[#(#descriptions,)*];
            const SHAPE: ::offhook_protocol::member::Shape =
                ::offhook_protocol::member::Shape { name: #word, about: #about, members: Self::MEMBERS };
            fn from_map(map: &::offhook_protocol::json::Map) -> Self { Self { #(#reads,)* } }
            fn to_map(&self) -> ::offhook_protocol::json::Map {
                let mut map = ::offhook_protocol::json::Map::new();
                #(#writes)*
                map
            }
            #is_of_use
            #absent
        }
    })
}

fn default(member: &Member<'_>) -> Expr {
    member.default.clone().unwrap_or_else(|| parse_quote!(::core::default::Default::default()))
}

fn describe(member: &Member<'_>) -> TokenStream {
    let Member { of, about, name, default, .. } = member;
    let is_required = if default.is_some() {
        quote!(false)
    } else {
        quote!(!<#of as ::offhook_protocol::wire::ToValue>::IS_OPTIONAL)
    };
    quote! {
        ::offhook_protocol::member::Member::new(
            #name, #is_required, <#of as ::offhook_protocol::wire::ToValue>::KIND, #about
        )
    }
}

fn describe_also(it: &Also) -> TokenStream {
    let Also { kind, name, about } = it;
    quote! {
        ::offhook_protocol::member::Member::new(#name, false, ::offhook_protocol::member::Kind::#kind, #about)
    }
}
