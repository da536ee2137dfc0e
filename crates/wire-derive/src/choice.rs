//! The derive of an enum: a text where no variant holds anything, an object with a tag otherwise. Always read strictly.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataEnum, Error, Fields, Ident, LitStr, Result, Variant};

use crate::{
    attributes::{self, Member, TypeAttributes, literal},
    strict,
};

pub(crate) fn choice(name: &Ident, attributes: &TypeAttributes, it: &DataEnum) -> Result<TokenStream> {
    attributes.refuse_gateways(name)?;
    let names = it
        .variants
        .iter()
        .map(|it| attributes::variant_name(&it.ident, &it.attrs))
        .collect::<Result<Vec<_>>>()?;
    if let Some((_, again)) =
        names.iter().enumerate().find(|(at, it)| names[..*at].iter().any(|other| other.value() == it.value()))
    {
        return Err(Error::new(
            again.span(),
            ["another variant is \"", &again.value(), "\" already"].concat(),
        ));
    }
    let expected = names.iter().map(LitStr::value).collect::<Vec<_>>().join(", ");
    let expected = literal(&["one of ", &expected].concat());
    let variants = it.variants.iter().zip(&names).enumerate();
    let (mut reads, mut writes) = (Vec::new(), Vec::new());
    for (at, (variant, word)) in variants {
        let (read, write) = match &attributes.tag {
            Some(tag) => tagged(variant, tag, word)?,
            None => text(variant, word)?,
        };
        reads.push(quote!(#at => { #read }));
        writes.push(write);
    }
    let (what, chosen) = match &attributes.tag {
        Some(tag) => (
            literal("an object"),
            quote! {
                let map = reader.object(value)?;
                let variant = reader.tag(map, #tag, &[#(#names),*], #expected)?;
            },
        ),
        None => (expected.clone(), quote!(let variant = reader.one_of(value, &[#(#names),*], #expected)?;)),
    };
    Ok(quote! {
        #[automatically_derived]
        impl ::offhook_protocol::wire::Strict for #name {
            const EXPECTED: &'static str = #what;
            fn read(
                value: &::offhook_protocol::json::Value,
                reader: &mut ::offhook_protocol::wire::Reader,
            ) -> ::core::option::Option<Self> {
                #chosen
                match variant {
                    #(#reads)*
                    _ => ::core::option::Option::None,
                }
            }
        }
        #[automatically_derived]
        impl ::offhook_protocol::wire::ToValue for #name {
            const KIND: ::offhook_protocol::member::Kind = ::offhook_protocol::member::Kind::Any;
            fn to_value(&self) -> ::offhook_protocol::json::Value {
                match self { #(#writes)* }
            }
        }
    })
}

/// A variant that is a text.
fn text(variant: &Variant, word: &LitStr) -> Result<(TokenStream, TokenStream)> {
    let ident = &variant.ident;
    if !matches!(variant.fields, Fields::Unit) {
        return Err(Error::new(
            ident.span(),
            "an enum whose variants hold something needs #[wire(tag = \"…\")]",
        ));
    }
    Ok((
        quote!(::core::option::Option::Some(Self::#ident)),
        quote!(Self::#ident => ::offhook_protocol::json::Value::from(#word),),
    ))
}

/// A variant that is an object with a tag.
fn tagged(variant: &Variant, tag: &LitStr, word: &LitStr) -> Result<(TokenStream, TokenStream)> {
    let ident = &variant.ident;
    let finish = |map: TokenStream| quote!(::offhook_protocol::wire::tagged(#tag, #word, #map));
    Ok(match &variant.fields {
        Fields::Unit => {
            let written = finish(quote!(::offhook_protocol::json::Value::Null));
            (quote!(::core::option::Option::Some(Self::#ident)), quote!(Self::#ident => #written,))
        }
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            let written = finish(quote!(::offhook_protocol::wire::ToValue::to_value(it)));
            (
                quote!(::offhook_protocol::wire::Strict::read(value, reader).map(Self::#ident)),
                quote!(Self::#ident(it) => #written,),
            )
        }
        Fields::Unnamed(_) => {
            return Err(Error::new(ident.span(), "a variant holds named members, or one object"));
        }
        Fields::Named(fields) => {
            let members = attributes::members(fields)?;
            if let Some(member) = members.iter().find(|it| it.name.value() == tag.value()) {
                return Err(Error::new(member.name.span(), "this member is the tag"));
            }
            let read = strict::read(&quote!(Self::#ident), &members)?;
            let bindings = members.iter().map(strict::binding).collect::<Vec<_>>();
            let names = members.iter().map(|Member { field, .. }| field);
            let writes =
                members.iter().zip(&bindings).map(|(it, binding)| strict::write(it, &quote!(#binding)));
            let written = finish(quote!(::offhook_protocol::json::Value::Object(map)));
            let write = quote! {
                Self::#ident { #(#names: #bindings,)* } => {
                    let mut map = ::offhook_protocol::json::Map::new();
                    #(#writes)*
                    #written
                }
            };
            (read, write)
        }
    })
}
