//! What a part of the bar remembers from one drawing to the next, and what it does after one.
//!
//! Yew's hooks do the same, but are compiled anew for every type of value and every closure.

use std::{any::Any, cell::RefCell, ops::Deref, rc::Rc};

use yew::{Callback, NodeRef, Reducible};

/// What is remembered, in the order in which it is asked for: that has to be the same in every drawing.
pub(in crate::ui) struct Memory {
    kept: Vec<Rc<dyn Any>>,
    next_kept: usize,
    effects: Vec<Effect>,
    next_effect: usize,
    draw_again: Rc<dyn Fn()>,
}

struct Effect {
    /// What it depends on.
    on: Box<dyn Any>,
    due: Option<Box<dyn FnOnce() -> Box<dyn Any>>>,
    /// What it has begun.
    begun: Box<dyn Any>,
}

impl Memory {
    /// Nothing yet; `draw_again` has the part drawn.
    pub(in crate::ui) fn new(draw_again: Rc<dyn Fn()>) -> Self {
        Self { kept: Vec::new(), next_kept: 0, effects: Vec::new(), next_effect: 0, draw_again }
    }

    /// Before a drawing.
    pub(in crate::ui) fn rewind(&mut self) {
        (self.next_kept, self.next_effect) = (0, 0);
    }

    /// After it.
    pub(in crate::ui) fn drawn(&mut self) {
        for effect in &mut self.effects {
            if let Some(begin) = effect.due.take() {
                // What was begun before ends first.
                effect.begun = Box::new(());
                effect.begun = begin();
            }
        }
    }

    /// Something that stays the same.
    pub(in crate::ui) fn keep<T: 'static>(&mut self, first: impl FnOnce() -> T) -> Rc<T> {
        if self.next_kept == self.kept.len() {
            self.kept.push(Rc::new(first()));
        }
        let kept = self.kept[self.next_kept].clone();
        self.next_kept += 1;
        let Ok(kept) = kept.downcast() else { unreachable!("every drawing asks for the same") };
        kept
    }

    /// A reference to an element that is drawn.
    pub(in crate::ui) fn node(&mut self) -> NodeRef {
        (*self.keep(NodeRef::default)).clone()
    }

    /// Something that has the part drawn again when it changes.
    pub(in crate::ui) fn state<T: 'static>(&mut self, first: impl FnOnce() -> T) -> State<T> {
        let latest = self.keep(|| RefCell::new(Rc::new(first())));
        let now = latest.borrow().clone();
        State { now, setter: Setter { latest, draw_again: self.draw_again.clone() } }
    }

    /// The same value again for as long as it is equal, so that whoever compares has little to do.
    pub(in crate::ui) fn shared<T: Clone + PartialEq + 'static>(&mut self, value: &T) -> Rc<T> {
        let kept = self.keep(|| RefCell::new(Rc::new(value.clone())));
        let mut kept = kept.borrow_mut();
        if **kept != *value {
            *kept = Rc::new(value.clone());
        }
        kept.clone()
    }

    /// After the first drawing, and after each in which `on` is another: does something. What that returns is kept until
    /// it is done again, or the part is gone.
    pub(in crate::ui) fn after<D: PartialEq + 'static, R: 'static>(
        &mut self,
        on: D,
        begin: impl FnOnce() -> R + 'static,
    ) {
        let at = self.next_effect;
        self.next_effect += 1;
        let is_same = self.effects.get(at).is_some_and(|it| it.on.downcast_ref() == Some(&on));
        if !is_same {
            let due: Box<dyn FnOnce() -> Box<dyn Any>> = Box::new(move || Box::new(begin()));
            self.begin(at, Box::new(on), due);
        }
    }

    fn begin(&mut self, at: usize, on: Box<dyn Any>, due: Box<dyn FnOnce() -> Box<dyn Any>>) {
        match self.effects.get_mut(at) {
            Some(effect) => (effect.on, effect.due) = (on, Some(due)),
            None => self.effects.push(Effect { on, due: Some(due), begun: Box::new(()) }),
        }
    }

    /// Has the part drawn again.
    pub(in crate::ui) fn draw_again(&self) -> Rc<dyn Fn()> {
        self.draw_again.clone()
    }
}

/// A value as of this drawing, and the way to change it.
pub(in crate::ui) struct State<T> {
    now: Rc<T>,
    setter: Setter<T>,
}

impl<T> State<T> {
    /// The way to change it.
    pub(in crate::ui) fn setter(&self) -> Setter<T> {
        self.setter.clone()
    }
}

impl State<bool> {
    /// Makes it so.
    pub(in crate::ui) fn makes(&self, so: bool) -> Callback<()> {
        let setter = self.setter();
        Callback::from(move |()| setter.set(so))
    }

    /// Makes it the opposite of what it is then.
    pub(in crate::ui) fn turns(&self) -> Callback<()> {
        let setter = self.setter();
        Callback::from(move |()| setter.set(!*setter.latest()))
    }
}

impl<T> Deref for State<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.now
    }
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        Self { now: self.now.clone(), setter: self.setter.clone() }
    }
}

impl<T> PartialEq for State<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.now, &other.now)
    }
}

/// The way to change a value.
pub(in crate::ui) struct Setter<T> {
    latest: Rc<RefCell<Rc<T>>>,
    draw_again: Rc<dyn Fn()>,
}

impl<T> Setter<T> {
    /// The value as it is now; it may have changed since the last drawing.
    pub(in crate::ui) fn latest(&self) -> Rc<T> {
        self.latest.borrow().clone()
    }

    /// Sets it.
    pub(in crate::ui) fn set(&self, new: T)
    where
        T: PartialEq,
    {
        if *self.latest() != new {
            self.put(Rc::new(new));
        }
    }

    /// What is to happen to it.
    pub(in crate::ui) fn dispatch(&self, action: T::Action)
    where
        T: Reducible,
    {
        self.put(self.latest().reduce(action));
    }

    fn put(&self, new: Rc<T>) {
        let before = self.latest.replace(new);
        (self.draw_again)();
        drop(before);
    }
}

impl<T> Clone for Setter<T> {
    fn clone(&self) -> Self {
        Self { latest: self.latest.clone(), draw_again: self.draw_again.clone() }
    }
}

impl<T> PartialEq for Setter<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.latest, &other.latest)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// A memory, and how often it has asked to be drawn.
    fn memory() -> (Memory, Rc<Cell<u32>>) {
        let drawn = Rc::new(Cell::new(0));
        let count = drawn.clone();
        (Memory::new(Rc::new(move || count.set(count.get() + 1))), drawn)
    }

    #[test]
    fn a_state_is_what_it_was_when_it_was_drawn() {
        let (mut memory, drawn) = memory();
        let before = memory.state(|| 1);
        before.setter().set(1);
        assert_eq!(drawn.get(), 0, "it is the same");
        before.setter().set(2);
        assert_eq!((*before, *before.setter().latest(), drawn.get()), (1, 2, 1));
        memory.rewind();
        assert_eq!(*memory.state(|| 1), 2);
    }

    #[test]
    fn an_effect_ends_before_it_begins_again() {
        struct End(Rc<RefCell<Vec<String>>>, u32);
        impl Drop for End {
            fn drop(&mut self) {
                self.0.borrow_mut().push(format!("end {}", self.1));
            }
        }
        let (mut memory, _) = memory();
        let log = Rc::<RefCell<Vec<String>>>::default();
        for on in [1, 1, 2] {
            let log = log.clone();
            memory.rewind();
            memory.after(on, move || {
                log.borrow_mut().push(format!("begin {on}"));
                End(log, on)
            });
            memory.drawn();
        }
        drop(memory);
        assert_eq!(*log.borrow(), ["begin 1", "end 1", "begin 2", "end 2"]);
    }

    #[test]
    fn what_is_equal_is_shared() {
        let (mut memory, _) = memory();
        let mut all = Vec::new();
        for value in ["a", "a", "b"] {
            memory.rewind();
            all.push(memory.shared(&value.to_owned()));
        }
        assert!(Rc::ptr_eq(&all[0], &all[1]));
        assert_eq!(*all[2], "b");
    }
}
