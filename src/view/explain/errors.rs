//! What the messages on the error stream mean, in one sentence each, for people who see them for the first
//! time. Knows texts as CPython prints them; must never know where they come from.

/// A sentence about a message that asyncio, threading or multiprocessing prints, or about the exception that
/// the last line of a traceback names. `None` if the text is neither.
pub(super) fn meaning(text: &str) -> Option<&'static str> {
    let notice = NOTICES.iter().find(|(words, _)| text.contains(words));
    if let Some((_, sentence)) = notice {
        return Some(sentence);
    }
    if !text.contains(TRACEBACK) {
        return None;
    }
    Some(meaning_of_exception(text).unwrap_or(OF_A_TRACEBACK))
}

/// The same about `ValueError: text`: about the class, or about one that it is certainly derived from.
pub(super) fn meaning_of_exception(error: &str) -> Option<&'static str> {
    let line = error
        .trim_end()
        .lines()
        .rev()
        .find(|line| names_class(line))?;
    let path = line.split(':').next().unwrap_or(line);
    let class = path.rsplit('.').next().unwrap_or(path);
    let named = EXCEPTIONS.iter().find(|(name, _)| *name == class);
    named.map(|(_, sentence)| *sentence)
}

/// Whether a line can be the one that names the exception: the lines of its message may follow it.
fn names_class(line: &str) -> bool {
    line.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && !line.starts_with(TRACEBACK)
}

const TRACEBACK: &str = "Traceback (most recent call last)";
const OF_A_TRACEBACK: &str = "Nobody caught this exception: the last line says what it is, the lines above say how the program got there.";

/// Words that only such a message has, and what it means.
const NOTICES: &[(&str, &str)] = &[
    (
        "was never awaited",
        "Calling an async function only makes a coroutine; its code runs when it is awaited or made into a task.",
    ),
    (
        "Task exception was never retrieved",
        "The task ended with an exception that nobody asked for with await or result(); asyncio says so instead of losing it.",
    ),
    (
        "exception was never retrieved",
        "A future got an exception that nobody asked for; asyncio says so instead of losing it.",
    ),
    (
        "Task was destroyed but it is pending",
        "The event loop was closed before the task had ended, so the rest of its code will never run.",
    ),
    (
        "Exception in thread",
        "Nobody caught the exception: it ends this thread, and the others go on.",
    ),
    (
        "Process Process-",
        "Nobody caught the exception: it ends this process with status 1, and its parent goes on.",
    ),
    (
        "Exception in callback",
        "A callback raised an exception: the event loop prints it and goes on with the next one.",
    ),
];

/// The exceptions that beginners meet, and what they mean.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("ArithmeticError", "A calculation has no result."),
    (
        "AssertionError",
        "What an assert statement demands was not so.",
    ),
    (
        "AttributeError",
        "The object has no attribute of this name: it is misspelt, or the object is of another type than expected.",
    ),
    (
        "BrokenBarrierError",
        "A thread waited at a barrier that was aborted or reset, or waited too long.",
    ),
    (
        "BrokenPipeError",
        "It wrote to a pipe that nobody reads any more.",
    ),
    (
        "BrokenProcessPool",
        "A process of the pool ended without being asked to, so that its work is lost.",
    ),
    (
        "CancelledError",
        "The task was cancelled; the exception is how it learns of that.",
    ),
    (
        "ConnectionRefusedError",
        "Nobody listens at the address it wanted to connect to.",
    ),
    (
        "ConnectionResetError",
        "The other end closed the connection in the midst of it.",
    ),
    ("EOFError", "It wanted to read, and there is nothing left."),
    ("Empty", "It wanted an item of a queue that has none."),
    (
        "ExceptionGroup",
        "Several tasks failed at once; each of their exceptions is listed.",
    ),
    (
        "FileNotFoundError",
        "There is no such file; a simulated machine has no disk.",
    ),
    (
        "Full",
        "It wanted to put an item into a queue that has no room.",
    ),
    (
        "ImportError",
        "The module is there, but not what was to be imported from it.",
    ),
    (
        "IndentationError",
        "A line is indented by more or less than Python expects there.",
    ),
    (
        "IndexError",
        "The sequence has no item at this position: the last one is at len - 1.",
    ),
    (
        "InvalidStateError",
        "A future was asked for its result too early, or given one twice.",
    ),
    ("JSONDecodeError", "The text is not JSON."),
    (
        "KeyError",
        "The dictionary has no such key; get() would answer None instead.",
    ),
    ("KeyboardInterrupt", "Somebody pressed Ctrl-C."),
    (
        "LookupError",
        "There is nothing under this key or at this position.",
    ),
    ("MemoryError", "It needs more memory than there is."),
    ("ModuleNotFoundError", "There is no module of this name."),
    (
        "NameError",
        "The name has no value here: it is misspelt, or nothing was assigned to it yet.",
    ),
    (
        "NotImplementedError",
        "A method that a derived class should have defined was called.",
    ),
    (
        "OSError",
        "The operating system could not do what it was asked for.",
    ),
    ("OverflowError", "The number is too big for its type."),
    (
        "PermissionError",
        "The operating system does not allow this.",
    ),
    (
        "QueueEmpty",
        "It wanted an item of a queue that has none, and did not want to wait.",
    ),
    (
        "QueueFull",
        "It wanted to put an item into a queue that has no room, and did not want to wait.",
    ),
    (
        "RecursionError",
        "A function called itself, perhaps through others, a thousand calls deep: most often it has no end.",
    ),
    (
        "RuntimeError",
        "It was done at a time or in a state in which it is not allowed; the message says what.",
    ),
    (
        "StopAsyncIteration",
        "The asynchronous iterator has nothing more.",
    ),
    ("StopIteration", "The iterator has nothing more."),
    (
        "SyntaxError",
        "This is not Python; look at the line, and at the one before it.",
    ),
    ("TabError", "Tabs and spaces are mixed in the indentation."),
    ("TimeoutError", "What it waited for did not happen in time."),
    (
        "TypeError",
        "An operation or a call got a value of a type that it cannot take.",
    ),
    (
        "UnboundLocalError",
        "The variable is assigned to somewhere in this function, so it is a local one, and it has no value yet.",
    ),
    (
        "UnicodeDecodeError",
        "The bytes are not text in this encoding.",
    ),
    (
        "UnicodeEncodeError",
        "The text has characters that this encoding has not.",
    ),
    (
        "ValueError",
        "The value has the right type, but is not one that makes sense there.",
    ),
    ("ZeroDivisionError", "A number was divided by zero."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_traceback_is_explained_whatever_its_message_is() {
        let text = "Traceback (most recent call last):\n  File \"<program>\", line 1, in <module>\nKeyError: 'a'\n";
        assert!(meaning(text).is_some_and(|it| it.contains("no such key")));
        let nested = text.replace(
            "KeyError: 'a'",
            "json.decoder.JSONDecodeError: Extra data\n  at 3",
        );
        assert_eq!(meaning(&nested), Some("The text is not JSON."));
        let own = text.replace("KeyError: 'a'", "TooPoor");
        assert_eq!(meaning(&own), Some(OF_A_TRACEBACK));
    }

    #[test]
    fn messages_of_the_library_are_explained_before_the_traceback_in_them() {
        let text =
            "Exception in thread Thread-1 (f):\nTraceback (most recent call last):\nKeyError: 1\n";
        assert!(meaning(text).is_some_and(|it| it.contains("ends this thread")));
        let task = "Task exception was never retrieved\nfuture: <Task …>";
        assert!(meaning(task).is_some_and(|it| it.starts_with("The task ended")));
        assert_eq!(meaning("just a line\n"), None);
    }

    #[test]
    fn each_exception_has_one_sentence_and_is_found_by_its_name() {
        for (name, sentence) in EXCEPTIONS {
            assert_eq!(
                meaning_of_exception(name),
                Some(*sentence),
                "{name} is listed twice"
            );
            assert!(
                sentence.ends_with('.') && !sentence.contains(". "),
                "{sentence}"
            );
        }
    }
}
