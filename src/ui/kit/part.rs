//! A part of the bar: data that can be drawn, and may remember something.
//!
//! To Yew every part is the same component: it compiles the whole life of a component anew for each, some 2 KB.

use std::{any::Any, cell::RefCell, rc::Rc};

use yew::{
    Component, Context, Html, Properties,
    virtual_dom::{Key, VChild},
};

use crate::ui::kit::memory::Memory;

/// What can be drawn. It is drawn again when it is not equal to what was drawn before, or when what it remembers changes.
pub(in crate::ui) trait Part: PartialEq + 'static {
    /// Draws it.
    fn draw(&self, memory: &mut Memory) -> Html;
}

/// Any part.
trait AnyPart: Any {
    fn draw(&self, memory: &mut Memory) -> Html;
    fn equals(&self, other: &dyn Any) -> bool;
}

impl<P: Part> AnyPart for P {
    fn draw(&self, memory: &mut Memory) -> Html {
        Part::draw(self, memory)
    }

    fn equals(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

/// A part, as a property.
#[derive(Clone, Properties)]
pub struct HeldPart {
    part: Rc<dyn AnyPart>,
}

impl HeldPart {
    pub(in crate::ui) fn new(part: impl Part) -> Self {
        Self { part: Rc::new(part) }
    }
}

impl PartialEq for HeldPart {
    fn eq(&self, other: &Self) -> bool {
        self.part.equals(&*other.part)
    }
}

/// The component that every part is.
pub struct Holder {
    memory: RefCell<Memory>,
}

impl Component for Holder {
    type Message = ();
    type Properties = HeldPart;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link().clone();
        Self { memory: RefCell::new(Memory::new(Rc::new(move || link.send_message(())))) }
    }

    fn changed(&mut self, context: &Context<Self>, before: &HeldPart) -> bool {
        let (before, now): (&dyn Any, &dyn Any) = (&*before.part, &*context.props().part);
        if before.type_id() != now.type_id() {
            // Another part in its place has nothing to do with what this one remembers.
            self.memory.replace_with(|memory| Memory::new(memory.draw_again()));
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let mut memory = self.memory.borrow_mut();
        memory.rewind();
        context.props().part.draw(&mut memory)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.memory.borrow_mut().drawn();
    }
}

/// A part, ready to be drawn.
pub(in crate::ui) fn part(it: impl Part) -> Html {
    VChild::<Holder>::new(HeldPart::new(it), None).into()
}

/// One of a list.
pub(in crate::ui) fn keyed(key: impl Into<Key>, it: impl Part) -> Html {
    VChild::<Holder>::new(HeldPart::new(it), Some(key.into())).into()
}
