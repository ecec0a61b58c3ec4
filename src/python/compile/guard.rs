//! Limits that are checked before parsing, on the tokens alone, so that neither the parser nor the
//! compiler nor freeing the tree can run out of stack, natively or in Wasm.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::Mode;
use ruff_python_parser::lexer::lex;
use ruff_text_size::{TextRange, TextSize};

use super::diagnose::{LineIndex, Reporter};

/// Longer files are refused.
const MAX_BYTES: usize = 1_000_000;
/// Brackets in each other, and operators that nest to the right (`not not x`, `a ** b ** c`,
/// `lambda: lambda: …`, `a if b else c if d else …`), taken together.
const MAX_NESTING: usize = 100;
/// Operators that nest to the left (`a + b + c`, `a.b.c`), within all open brackets.
const MAX_CHAIN: usize = 1000;
/// As CPython.
const MAX_INDENTATION: usize = 99;

/// Reports a text that is too large or nested too deep.
pub(super) fn check(text: &str, lines: &LineIndex, reporter: &mut Reporter<'_>) {
    let start = TextRange::empty(TextSize::new(0));
    if text.len() > MAX_BYTES {
        let message = format!(
            "this file has {} kB; files of up to {} kB can be simulated",
            text.len() / 1000,
            MAX_BYTES / 1000
        );
        return reporter.unsupported(start, message);
    }
    let Some(problem) = find_problem(text) else {
        return;
    };
    // The lexer does not tell where it is: look for the first line with which the text is refused.
    let ends: Vec<usize> = lines.ends(text.len()).collect();
    let is_fine = |&end: &usize| {
        text.get(..end)
            .is_none_or(|prefix| find_problem(prefix).is_none())
    };
    let line = ends.partition_point(is_fine);
    let offset = line.checked_sub(1).map_or(0, |before| ends[before]);
    let place = TextRange::empty(TextSize::new(
        u32::try_from(offset).expect("bounded by MAX_BYTES"),
    ));
    match problem {
        Problem::Nesting => reporter.unsupported(
            place,
            format!("this expression is nested more than {MAX_NESTING} levels deep; split it into several"),
        ),
        Problem::Chain => reporter.unsupported(
            place,
            format!("this expression has more than {MAX_CHAIN} operators in a row; split it into several"),
        ),
        Problem::Indentation => reporter.syntax(place, "too many levels of indentation"),
    }
}

enum Problem {
    Nesting,
    Chain,
    Indentation,
}

/// What may nest in each other since the last comma, in one open bracket.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Operators that nest to the right.
    n_right: usize,
    /// `.name`, `(…)` and `[…]` after one operand.
    n_postfix: usize,
    /// Operators that nest to the left.
    n_left: usize,
    /// Parameter lists of `lambda` that are not finished: a comma in them separates no values.
    n_open_lambdas: usize,
}

impl Level {
    fn see(&mut self, token: TokenKind, is_after_operand: bool) {
        match token {
            TokenKind::Comma if self.n_open_lambdas == 0 => *self = Level::default(),
            TokenKind::Lambda => {
                self.n_right += 1;
                self.n_open_lambdas += 1;
            }
            TokenKind::Colon => self.n_open_lambdas = self.n_open_lambdas.saturating_sub(1),
            TokenKind::Dot => self.n_postfix += 1,
            token if nests_right(token) => self.n_right += 1,
            token if is_binary(token) && is_after_operand => {
                self.n_left += 1;
                self.n_postfix = 0;
            }
            token if is_binary(token) => self.n_right += 1,
            _ => {}
        }
    }
}

/// The open brackets of one logical line.
#[derive(Default)]
struct Levels {
    /// Those around the innermost.
    outer: Vec<Level>,
    inner: Level,
    // Sums over `outer`.
    nesting: usize,
    chain: usize,
}

impl Levels {
    fn open(&mut self, is_postfix: bool) {
        self.inner.n_postfix += usize::from(is_postfix);
        self.nesting += self.inner.n_right + self.inner.n_postfix + 1;
        self.chain += self.inner.n_left;
        self.outer.push(std::mem::take(&mut self.inner));
    }

    fn close(&mut self) {
        if let Some(level) = self.outer.pop() {
            self.nesting -= level.n_right + level.n_postfix + 1;
            self.chain -= level.n_left;
            self.inner = level;
        }
    }

    fn problem(&self) -> Option<Problem> {
        if self.nesting + self.inner.n_right + self.inner.n_postfix > MAX_NESTING {
            Some(Problem::Nesting)
        } else if self.chain + self.inner.n_left > MAX_CHAIN {
            Some(Problem::Chain)
        } else {
            None
        }
    }
}

fn find_problem(text: &str) -> Option<Problem> {
    use TokenKind as T;
    let mut lexer = lex(text, Mode::Module);
    let mut levels = Levels::default();
    let mut indentation = 0usize;
    let mut is_after_operand = false;
    loop {
        let token = lexer.next_token();
        match token {
            T::EndOfFile => return None,
            T::NonLogicalNewline | T::Comment => continue,
            T::Indent => indentation += 1,
            T::Dedent => indentation = indentation.saturating_sub(1),
            T::Lpar | T::Lsqb | T::Lbrace | T::FStringStart | T::TStringStart => {
                levels
                    .open(is_after_operand && !matches!(token, T::FStringStart | T::TStringStart));
            }
            T::Rpar | T::Rsqb | T::Rbrace | T::FStringEnd | T::TStringEnd => levels.close(),
            T::Newline => levels = Levels::default(),
            T::Semi if levels.outer.is_empty() => levels = Levels::default(),
            token => levels.inner.see(token, is_after_operand),
        }
        is_after_operand = ends_operand(token);
        if indentation > MAX_INDENTATION {
            return Some(Problem::Indentation);
        }
        if let Some(problem) = levels.problem() {
            return Some(problem);
        }
    }
}

/// Whether an operand of an expression may end with this token.
pub(super) fn ends_operand(token: TokenKind) -> bool {
    use TokenKind as T;
    // Soft keywords may be names; taking them for operands only makes `match -x` count differently.
    matches!(
        token,
        T::Name
            | T::Int
            | T::Float
            | T::Complex
            | T::String
            | T::FStringEnd
            | T::TStringEnd
            | T::Ellipsis
    ) || matches!(
        token,
        T::Rpar | T::Rsqb | T::Rbrace | T::True | T::False | T::None
    ) || token.is_soft_keyword()
}

fn nests_right(token: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        token,
        T::Not | T::Tilde | T::DoubleStar | T::If | T::Else | T::Await | T::Yield | T::ColonEqual
    )
}

fn is_binary(token: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        token,
        T::Plus
            | T::Minus
            | T::Star
            | T::Slash
            | T::DoubleSlash
            | T::Percent
            | T::At
            | T::Vbar
            | T::Amper
    ) || matches!(token, T::CircumFlex | T::LeftShift | T::RightShift | T::And | T::Or)
        // These do not nest, but the operands of a long chain are compared with each other.
        || matches!(token, T::Less | T::Greater | T::LessEqual | T::GreaterEqual | T::EqEqual | T::NotEqual | T::Is | T::In)
}
