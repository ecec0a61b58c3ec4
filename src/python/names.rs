//! Interned names. The fixed ones, which the interpreter itself uses, come first and have constants.

use std::collections::HashMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::code::Sym;

macro_rules! fixed_names {
    ($($constant:ident $text:literal)*) => {
        /// The fixed names, in the order of their numbers.
        pub const FIXED: &[&str] = &[$($text),*];

        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "only used to number the constants")]
        enum Number { $($constant),* }

        $(
            #[doc = concat!("`", $text, "`")]
            pub const $constant: Sym = Sym(Number::$constant as u32);
        )*
    };
}

fixed_names! {
    INIT "__init__"
    NEW "__new__"
    CALL "__call__"
    NAME "__name__"
    QUALNAME "__qualname__"
    MODULE "__module__"
    DOC "__doc__"
    DICT "__dict__"
    CLASS "__class__"
    ANNOTATIONS "__annotations__"
    FILE "__file__"
    STR "__str__"
    REPR "__repr__"
    FORMAT "__format__"
    BOOL "__bool__"
    LEN "__len__"
    HASH "__hash__"
    EQ "__eq__"
    NE "__ne__"
    LT "__lt__"
    LE "__le__"
    GT "__gt__"
    GE "__ge__"
    GETITEM "__getitem__"
    SETITEM "__setitem__"
    DELITEM "__delitem__"
    GETATTR "__getattr__"
    SETATTR "__setattr__"
    DELATTR "__delattr__"
    CONTAINS "__contains__"
    MISSING "__missing__"
    ITER "__iter__"
    NEXT "__next__"
    ENTER "__enter__"
    EXIT "__exit__"
    AENTER "__aenter__"
    AEXIT "__aexit__"
    AITER "__aiter__"
    ANEXT "__anext__"
    AWAIT "__await__"
    GET "__get__"
    SET "__set__"
    SET_NAME "__set_name__"
    INIT_SUBCLASS "__init_subclass__"
    ADD "__add__"
    ARGS "args"
    VALUE "value"
    CAUSE "__cause__"
    CONTEXT "__context__"
    TRACEBACK "__traceback__"
    SUPPRESS_CONTEXT "__suppress_context__"
    SEND "send"
    THROW "throw"
    CLOSE "close"
    MAIN "__main__"
    CLASS_CELL "__classcell__"
}

/// Gives every name a number, in order of first use.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "Vec<Rc<str>>", into = "Vec<Rc<str>>")]
pub struct Interner {
    names: Vec<Rc<str>>,
    // Only looked up, never iterated.
    numbers: HashMap<Rc<str>, Sym>,
}

impl Default for Interner {
    fn default() -> Self {
        let mut interner = Interner {
            names: Vec::new(),
            numbers: HashMap::new(),
        };
        for name in FIXED {
            interner.intern(name);
        }
        interner
    }
}

/// All but the fixed names, in order.
impl From<Interner> for Vec<Rc<str>> {
    fn from(interner: Interner) -> Self {
        interner.names[FIXED.len()..].to_vec()
    }
}

impl From<Vec<Rc<str>>> for Interner {
    fn from(names: Vec<Rc<str>>) -> Self {
        let mut interner = Interner::default();
        for name in names {
            interner.intern(&name);
        }
        interner
    }
}

impl Interner {
    /// All names, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<str>> {
        self.names.iter()
    }

    /// The number of a name.
    pub fn intern(&mut self, name: &str) -> Sym {
        if let Some(&sym) = self.numbers.get(name) {
            return sym;
        }
        let sym = Sym(u32::try_from(self.names.len()).expect("fewer than 2**32 names"));
        let name: Rc<str> = name.into();
        self.names.push(Rc::clone(&name));
        self.numbers.insert(name, sym);
        sym
    }

    /// The number of a name, if it has one.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Sym> {
        self.numbers.get(name).copied()
    }

    /// The name of a number.
    #[must_use]
    pub fn name(&self, sym: Sym) -> &Rc<str> {
        &self.names[sym.0 as usize]
    }
}
