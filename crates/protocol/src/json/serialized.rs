//! Serde's way to the writer: JSON of whatever is `Serialize`.
//!
//! `serde_json` writes the same. Plain data can't fail to be written, though, and what it adds for the case, at each member and for the
//! type of each, is what a page would load.

use std::fmt;

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::writer::quote;

/// Writes plain data as JSON, without white space. The keys of its maps are texts.
pub fn serialized(it: &impl Serialize) -> String {
    let mut text = Text(String::new());
    let Ok(()) = it.serialize(&mut text);
    text.0
}

/// The text, as far as it is written.
struct Text(String);

/// The error that plain data does not have.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl Error for Never {
    fn custom<T: fmt::Display>(why: T) -> Self {
        unreachable!("no plain data: {why}")
    }
}

/// An array or an object under way.
struct Items<'a> {
    text: &'a mut Text,
    /// Letter before the next item: the bracket, and then a comma.
    before: char,
    end: &'static str,
}

impl Text {
    fn begin(&mut self, before: char, end: &'static str) -> Items<'_> {
        Items { text: self, before, end }
    }

    /// Begins an object with one member, the name of a variant.
    fn variant(&mut self, name: &str) {
        self.0.push('{');
        quote(name, &mut self.0);
        self.0.push(':');
    }
}

impl Items<'_> {
    fn next(&mut self) {
        self.text.0.push(self.before);
        self.before = ',';
    }

    fn name(&mut self, name: &str) {
        self.next();
        quote(name, &mut self.text.0);
        self.text.0.push(':');
    }

    fn finish(self) -> Result<(), Never> {
        if self.before != ',' {
            self.text.0.push(self.before);
        }
        self.text.0.push_str(self.end);
        Ok(())
    }
}

/// Writes what `Display` does not quote.
macro_rules! as_displayed {
    ($($method:ident of $type:ty as $wide:ty;)*) => { $(
        fn $method(self, it: $type) -> Result<(), Never> {
            self.0.push_str(&<$wide>::from(it).to_string());
            Ok(())
        }
    )* };
}

impl<'a> Serializer for &'a mut Text {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeTupleStruct = Items<'a>;
    type SerializeTupleVariant = Items<'a>;
    type SerializeMap = Items<'a>;
    type SerializeStruct = Items<'a>;
    type SerializeStructVariant = Items<'a>;

    // One for all widths: each is compiled anew.
    as_displayed! {
        serialize_i8 of i8 as i64;
        serialize_i16 of i16 as i64;
        serialize_i32 of i32 as i64;
        serialize_i64 of i64 as i64;
        serialize_u8 of u8 as u64;
        serialize_u16 of u16 as u64;
        serialize_u32 of u32 as u64;
        serialize_u64 of u64 as u64;
        serialize_f32 of f32 as f64;
    }

    fn serialize_bool(self, it: bool) -> Result<(), Never> {
        self.0.push_str(if it { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f64(self, it: f64) -> Result<(), Never> {
        if !it.is_finite() {
            return self.serialize_unit();
        }
        self.0.push_str(&it.to_string());
        Ok(())
    }

    fn serialize_char(self, it: char) -> Result<(), Never> {
        self.serialize_str(it.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, it: &str) -> Result<(), Never> {
        quote(it, &mut self.0);
        Ok(())
    }

    fn serialize_bytes(self, it: &[u8]) -> Result<(), Never> {
        self.collect_seq(it)
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, it: &T) -> Result<(), Never> {
        it.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Never> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, it: &T) -> Result<(), Never> {
        it.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        it: &T,
    ) -> Result<(), Never> {
        self.variant(name);
        it.serialize(&mut *self)?;
        self.0.push('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Never> {
        Ok(self.begin('[', "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'a>, Never> {
        Ok(self.begin('[', "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'a>, Never> {
        Ok(self.begin('[', "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Items<'a>, Never> {
        self.variant(name);
        Ok(self.begin('[', "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'a>, Never> {
        Ok(self.begin('{', "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'a>, Never> {
        Ok(self.begin('{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Items<'a>, Never> {
        self.variant(name);
        Ok(self.begin('{', "}}"))
    }
}

/// Implements what adds an item without a name.
macro_rules! items {
    ($($trait:ident::$method:ident;)*) => { $(
        impl $trait for Items<'_> {
            type Ok = ();
            type Error = Never;
            fn $method<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), Never> {
                self.next();
                it.serialize(&mut *self.text)
            }
            fn end(self) -> Result<(), Never> {
                self.finish()
            }
        }
    )* };
}
items! {
    SerializeSeq::serialize_element;
    SerializeTuple::serialize_element;
    SerializeTupleStruct::serialize_field;
    SerializeTupleVariant::serialize_field;
}

/// Implements what adds an item under a name.
macro_rules! members {
    ($($trait:ident;)*) => { $(
        impl $trait for Items<'_> {
            type Ok = ();
            type Error = Never;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, it: &T) -> Result<(), Never> {
                self.name(name);
                it.serialize(&mut *self.text)
            }
            fn end(self) -> Result<(), Never> {
                self.finish()
            }
        }
    )* };
}
members! {
    SerializeStruct;
    SerializeStructVariant;
}

impl SerializeMap for Items<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Never> {
        self.next();
        name.serialize(&mut *self.text)?;
        self.text.0.push(':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), Never> {
        it.serialize(&mut *self.text)
    }

    fn end(self) -> Result<(), Never> {
        self.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::serialized;

    #[derive(Serialize)]
    struct Nothing;

    #[derive(Serialize)]
    struct Wrapped(u32);

    #[derive(Serialize)]
    struct Pair(u8, i16);

    #[derive(Serialize)]
    struct Empty {}

    #[derive(Serialize)]
    enum Variant {
        Bare,
        Wrapped(&'static str),
        Pair(bool, char),
        Named { a: Option<i64>, b: Vec<u64> },
    }

    #[derive(Serialize)]
    #[serde(tag = "type", rename_all = "camelCase")]
    enum Tagged {
        AllBare,
        Named { a: i8 },
    }

    #[derive(Serialize)]
    struct Whole {
        before: u16,
        #[serde(flatten)]
        tagged: Tagged,
        #[serde(skip_serializing_if = "Option::is_none")]
        left_out: Option<()>,
        behind: Vec<Empty>,
    }

    #[test]
    fn serde_json_writes_the_same() {
        fn check(it: &impl Serialize) {
            assert_eq!(serialized(it), serde_json::to_string(it).expect("JSON"));
        }
        check(&"\"\\/\u{1}\u{1f} é 中 🙂");
        check(&(i64::MIN, u64::MAX, i32::MIN, 'x', "", (), Nothing, Wrapped(7), Pair(1, -2)));
        check(&[0.5, -1.25e-3, f64::NAN]);
        check(&0.5_f32);
        check(&[Some(true), None]);
        check(&[Variant::Bare, Variant::Wrapped("a"), Variant::Pair(false, '"')]);
        check(&[Variant::Named { a: None, b: Vec::new() }, Variant::Named { a: Some(-1), b: vec![1, 2] }]);
        check(&Whole { before: 1, tagged: Tagged::Named { a: 2 }, left_out: None, behind: vec![Empty {}] });
        check(&Whole { before: 1, tagged: Tagged::AllBare, left_out: Some(()), behind: Vec::new() });
        check(&BTreeMap::from([("a", vec![1]), ("b", Vec::new())]));
        check(&BTreeMap::<String, ()>::new());
    }
}
