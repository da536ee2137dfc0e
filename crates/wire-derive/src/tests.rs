//! The derived code as text, and the messages for what can't be derived.

use quote::quote;
use syn::{DeriveInput, parse2};

use super::*;

fn written(input: TokenStream) -> String {
    let input: DeriveInput = parse2(input).expect("a type");
    derive(&input).expect("it can be derived").to_string().replace(' ', "")
}

/// Returns the message of the error.
fn refused(input: TokenStream) -> String {
    let input: DeriveInput = parse2(input).expect("a type");
    derive(&input).expect_err("it can't be derived").to_string()
}

#[test]
fn each_member_is_one_call_of_a_shared_function() {
    let code = written(quote! {
        /// A telephone call.
        #[wire(needs = call, also("trunkNo": Number, "The trunk."))]
        struct Call {
            /// The call's id.
            #[wire(name = "callid", alias = "callId")]
            call: CallId,
            #[wire(default = 4, with = as_text)]
            agent_type: i64,
        }
    });
    for part in [
        r#"call:::offhook_protocol::wire::read(map,&["callid","callId"],::core::default::Default::default())"#,
        r#"agent_type:::offhook_protocol::wire::read(map,&["agentType"],4)"#,
        r#"::offhook_protocol::wire::put(&mutmap,"agentType",as_text(&self.agent_type));"#,
        r#"Member::new("agentType",false,<i64as::offhook_protocol::wire::ToValue>::KIND,"")"#,
        r#"Member::new("trunkNo",false,::offhook_protocol::member::Kind::Number,"Thetrunk.\n")"#,
        r#"Shape{name:"Call",about:"Atelephonecall.\n",members:Self::MEMBERS}"#,
        "fnis_of_use(&self)->bool{!self.call.is_empty()}",
        "Self{call:::core::default::Default::default(),agent_type:4,}",
    ] {
        assert!(code.contains(part), "{part}\n{code}");
    }
    assert!(!code.contains("fnabsent"));
}

#[test]
fn what_is_read_strictly_has_no_default_of_its_own() {
    let code = written(quote! {
        #[wire(strict)]
        struct Reject { call: CallId, #[wire(default)] r#mode: RejectMode }
    });
    for part in [
        r#"letmember_call=::offhook_protocol::wire::member(map,"call",reader);"#,
        r#"letmember_mode=::offhook_protocol::wire::member_or(map,"mode",reader,::core::default::Default::default());"#,
        "Some(Self{call:member_call?,r#mode:member_mode?,})",
    ] {
        assert!(code.contains(part), "{part}\n{code}");
    }
    assert!(!code.contains("Defaultfor"), "{code}");
}

#[test]
fn a_choice_is_a_text_or_an_object_with_a_tag() {
    let code = written(quote! { enum State { Ready, WrapUp, #[wire(name = "off")] SignedOut } });
    assert!(code.contains(r#"EXPECTED:&'staticstr="oneofready,wrapUp,off""#), "{code}");
    assert!(code.contains(r#"Self::WrapUp=>::offhook_protocol::json::Value::from("wrapUp"),"#), "{code}");
    let code =
        written(quote! { #[wire(tag = "kind")] enum Query { Queues, Waiting { queue: i64 }, Dial(Dial) } });
    assert!(code.contains(r#"reader.tag(map,"kind",&["queues","waiting","dial"]"#), "{code}");
    assert!(code.contains("Some(Self::Waiting{queue:member_queue?,})"), "{code}");
    assert!(code.contains(r#"wire::tagged("kind","dial","#), "{code}");
}

#[test]
fn a_mistake_is_named() {
    for (input, what) in [
        (quote! { struct A { #[wire(named = "b")] b: i64 } }, "a member has name"),
        (quote! { #[wire(stricter)] struct A {} }, "a type has strict"),
        (quote! { struct A { b: i64, #[wire(alias = "b")] c: i64 } }, r#"another member is "b" already"#),
        (quote! { #[wire(strict)] struct A { #[wire(alias = "c")] b: i64 } }, "one spelling"),
        (quote! { #[wire(strict, needs = b)] struct A { b: CallId } }, "read leniently"),
        (quote! { #[wire(tag = "b")] struct A {} }, "only an enum has a tag"),
        (quote! { enum A { B(i64) } }, "needs #[wire(tag"),
        (quote! { enum A { B, #[wire(name = "b")] C } }, r#"another variant is "b" already"#),
        (quote! { #[wire(tag = "b")] enum A { B { b: i64 } } }, "this member is the tag"),
        (quote! { #[wire(tag = "b")] enum A { B(i64, i64) } }, "named members, or one object"),
        (quote! { struct A(i64); }, "structs with named members"),
        (quote! { struct A<T> { b: T } }, "a type with parameters"),
    ] {
        let said = refused(input.clone());
        assert!(said.contains(what), "{input}: {said}");
    }
}
