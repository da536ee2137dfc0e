//! The content of `#[wire(…)]`, and of the comments above a type and its members.

use proc_macro2::Span;
use syn::{
    Attribute, Error, Expr, ExprLit, Field, FieldsNamed, Ident, Lit, LitStr, Meta, Path, Result, Token, Type,
    ext::IdentExt, meta::ParseNestedMeta, parenthesized, parse_quote, spanned::Spanned,
};

/// Attributes of a type.
pub(crate) struct TypeAttributes {
    /// The comment, a line each as the compiler has it.
    pub(crate) about: String,
    /// True if the type is read strictly.
    pub(crate) is_strict: bool,
    /// The field that an object is useless without.
    pub(crate) needs: Option<Ident>,
    /// A reply may come without the object.
    pub(crate) is_optional: bool,
    /// The member that names the variant.
    pub(crate) tag: Option<LitStr>,
    /// Members that have no field.
    pub(crate) also: Vec<Also>,
}

/// A member that a request takes but no field stands for.
pub(crate) struct Also {
    pub(crate) kind: Ident,
    pub(crate) name: LitStr,
    pub(crate) about: String,
}

/// A field, and the member that it is on the wire.
pub(crate) struct Member<'a> {
    pub(crate) field: &'a Ident,
    pub(crate) of: &'a Type,
    pub(crate) about: String,
    /// The member's name, the spelling that is written.
    pub(crate) name: LitStr,
    /// Other spellings that are read.
    pub(crate) aliases: Vec<LitStr>,
    /// The value that an absent member stands for.
    pub(crate) default: Option<Expr>,
    /// The function that writes the member.
    pub(crate) writer: Option<Path>,
    /// True if the field holds all members that no other field stands for.
    pub(crate) is_rest: bool,
}

impl TypeAttributes {
    pub(crate) fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut it = Self {
            about: about(attributes),
            is_strict: false,
            needs: None,
            is_optional: false,
            tag: None,
            also: Vec::new(),
        };
        each(attributes, |meta| {
            if meta.path.is_ident("strict") {
                it.is_strict = true;
            } else if meta.path.is_ident("needs") {
                it.needs = Some(meta.value()?.parse()?);
            } else if meta.path.is_ident("optional") {
                it.is_optional = true;
            } else if meta.path.is_ident("tag") {
                it.tag = Some(meta.value()?.parse()?);
            } else if meta.path.is_ident("also") {
                it.also.push(Also::parse(&meta)?);
            } else {
                return Err(meta.error("a type has strict, needs = field, optional, tag = \"…\" or also(\"name\": Kind, \"comment\")"));
            }
            Ok(())
        })?;
        Ok(it)
    }

    /// Refuses what only an enum can have.
    pub(crate) fn refuse_tag(&self) -> Result<()> {
        self.tag.as_ref().map_or(Ok(()), |tag| Err(Error::new(tag.span(), "only an enum has a tag")))
    }

    /// Refuses what only a gateway's object can have, at this place.
    pub(crate) fn refuse_gateways(&self, at: &Ident) -> Result<()> {
        if self.needs.is_none() && !self.is_optional && self.also.is_empty() {
            return Ok(());
        }
        Err(Error::new(
            at.span(),
            "needs, optional and also are for objects of the gateway's, which are read leniently",
        ))
    }
}

impl Also {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        let content;
        parenthesized!(content in meta.input);
        let name = content.parse()?;
        content.parse::<Token![:]>()?;
        let kind = content.parse()?;
        content.parse::<Token![,]>()?;
        let about: LitStr = content.parse()?;
        content.parse::<Option<Token![,]>>()?;
        Ok(Self { kind, name, about: [" ", &about.value(), "\n"].concat() })
    }
}

/// Reads the members of a struct or of a variant.
pub(crate) fn members(fields: &FieldsNamed) -> Result<Vec<Member<'_>>> {
    let mut all: Vec<Member<'_>> = Vec::new();
    for field in &fields.named {
        let member = Member::read(field)?;
        if let Some(spelling) = member
            .spellings()
            .find(|it| all.iter().any(|other| other.spellings().any(|known| known.value() == it.value())))
        {
            return Err(Error::new(
                spelling.span(),
                ["another member is \"", &spelling.value(), "\" already"].concat(),
            ));
        }
        all.push(member);
    }
    Ok(all)
}

impl<'a> Member<'a> {
    fn read(field: &'a Field) -> Result<Self> {
        let Some(ident) = &field.ident else {
            return Err(Error::new(field.span(), "this member has no name"));
        };
        let mut it = Self {
            field: ident,
            of: &field.ty,
            about: about(&field.attrs),
            name: LitStr::new(&camel_case(ident), ident.span()),
            aliases: Vec::new(),
            default: None,
            writer: None,
            is_rest: false,
        };
        each(&field.attrs, |meta| {
            if meta.path.is_ident("name") {
                it.name = meta.value()?.parse()?;
            } else if meta.path.is_ident("alias") {
                it.aliases.push(meta.value()?.parse()?);
            } else if meta.path.is_ident("default") {
                let is_given = meta.input.peek(Token![=]);
                it.default = Some(if is_given {
                    meta.value()?.parse()?
                } else {
                    parse_quote!(::core::default::Default::default())
                });
            } else if meta.path.is_ident("with") {
                it.writer = Some(meta.value()?.parse()?);
            } else if meta.path.is_ident("rest") {
                it.is_rest = true;
            } else {
                return Err(meta.error(
                    "a member has name = \"…\", alias = \"…\", default, default = value, with = function or rest",
                ));
            }
            Ok(())
        })?;
        Ok(it)
    }

    pub(crate) fn spellings(&self) -> impl Iterator<Item = &LitStr> {
        std::iter::once(&self.name).chain(&self.aliases)
    }
}

/// Reads `#[wire(name = "…")]` of a variant; its own name in camel case otherwise.
pub(crate) fn variant_name(ident: &Ident, attributes: &[Attribute]) -> Result<LitStr> {
    let mut name = LitStr::new(&camel_case(ident), ident.span());
    each(attributes, |meta| {
        if !meta.path.is_ident("name") {
            return Err(meta.error("a variant has name = \"…\""));
        }
        name = meta.value()?.parse()?;
        Ok(())
    })?;
    Ok(name)
}

fn each(attributes: &[Attribute], read: impl FnMut(ParseNestedMeta<'_>) -> Result<()>) -> Result<()> {
    let mut read = read;
    attributes
        .iter()
        .filter(|it| it.path().is_ident("wire"))
        .try_for_each(|it| it.parse_nested_meta(&mut read))
}

/// Returns the lines of a comment, each with its end.
fn about(attributes: &[Attribute]) -> String {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(it) if it.path.is_ident("doc") => match &it.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some([&text.value(), "\n"].concat()),
            _ => None,
        },
        _ => None,
    };
    attributes.iter().filter_map(line).collect()
}

/// Returns the name as JavaScript has it: `auto_ready` and `AutoReady` are `autoReady`.
fn camel_case(ident: &Ident) -> String {
    let mut name = String::new();
    let mut is_raised = false;
    for letter in ident.unraw().to_string().chars() {
        if letter == '_' {
            is_raised = true;
        } else if name.is_empty() {
            name.extend(letter.to_lowercase());
            is_raised = false;
        } else if is_raised {
            name.extend(letter.to_uppercase());
            is_raised = false;
        } else {
            name.push(letter);
        }
    }
    name
}

/// Returns a string literal without a place of its own.
pub(crate) fn literal(text: &str) -> LitStr {
    LitStr::new(text, Span::call_site())
}
