//! A family: its members in the page's order, found by the ids that links name.

use crate::param::{Entry, Given, Param, merged};
#[cfg(feature = "guests")]
use std::sync::{PoisonError, RwLock};

/// A member that has parameters of its own: what its file says of it before their values are known.
pub struct Member<T: ?Sized> {
    /// Its name.
    pub entry: Entry,
    /// Its parameters. Members share one by naming the same.
    pub params: &'static [Param],
    /// The member with the values of its parameters.
    pub with: fn(&dyn Given) -> Box<T>,
}

/// The members of a family. To add one is one line in the family's `ALL`.
///
/// No link may depend on how many members there are, or on their order: what a link does not name, it must not take
/// from here. Tests hold that by `Registry::admit`, which exists with the feature `guests` alone.
pub struct Registry<T: ?Sized + 'static> {
    own: &'static [&'static T],
    entry: fn(&T) -> Entry,
    #[cfg(feature = "guests")]
    guests: RwLock<Vec<&'static T>>,
}

impl<T: ?Sized> Registry<T> {
    /// A family with these members, of which `entry` gives the names.
    pub const fn new(own: &'static [&'static T], entry: fn(&T) -> Entry) -> Registry<T> {
        Registry {
            own,
            entry,
            #[cfg(feature = "guests")]
            guests: RwLock::new(Vec::new()),
        }
    }

    /// Every member, in the page's order.
    #[cfg(not(feature = "guests"))]
    pub fn iter(&self) -> impl Iterator<Item = &'static T> + Clone {
        self.own.iter().copied()
    }

    /// Every member, in the page's order; guests come last.
    #[cfg(feature = "guests")]
    pub fn iter(&self) -> impl Iterator<Item = &'static T> + Clone {
        let guests = self.guests.read().unwrap_or_else(PoisonError::into_inner).clone();
        self.own.iter().copied().chain(guests)
    }

    /// One more member, for the rest of this process: for tests.
    #[cfg(feature = "guests")]
    pub fn admit(&self, guest: &'static T) {
        self.guests.write().unwrap_or_else(PoisonError::into_inner).push(guest);
    }

    /// The first member, which stands in where an id names none.
    pub fn first(&self) -> &'static T {
        self.own[0]
    }

    /// The member of that id.
    pub fn find(&self, id: &str) -> Option<&'static T> {
        self.iter().find(|member| (self.entry)(member).id == id)
    }

    /// What a reader can choose from.
    pub fn entries(&self) -> Vec<Entry> {
        self.iter().map(|member| (self.entry)(member)).collect()
    }
}

impl<T: ?Sized> Registry<Member<T>> {
    /// A family of members with parameters of their own.
    pub const fn of(own: &'static [&'static Member<T>]) -> Registry<Member<T>> {
        Registry::new(own, |member| member.entry)
    }

    /// The parameters of all members, each once.
    pub fn params(&self) -> Vec<Param> {
        merged(self.iter().map(|member| member.params))
    }
}
