//! How the kernel's answer to a syscall becomes the result of the call that blocked.

use super::heap::Object;
use super::native::{AnswerAs, Raised, Res};
use super::thread::Pending;
use super::types::Exc;
use super::value::Value;
use super::vm::Vm;
use crate::kernel::guest::Answer;

impl Vm<'_, '_> {
    /// Gives the kernel's answer, if one has come, to the frame that waits for it.
    ///
    /// # Errors
    /// What the answer raises (a closed inbox ends its iteration, a message cannot be read).
    pub(super) fn take_answer(&mut self) -> Res<()> {
        let Some(answer) = self.thread.answer.take() else {
            return Ok(());
        };
        let pending = self
            .thread
            .pending
            .take()
            .expect("only a thread that asked is answered");
        match value_of(self, pending, answer) {
            Ok(value) => self.give(pending.then, value),
            Err(raised) => self.end_iteration(pending.then, raised),
        }
    }
}

fn value_of(vm: &mut Vm<'_, '_>, pending: Pending, answer: Answer) -> Res<Value> {
    Ok(match (pending.answer, answer) {
        (AnswerAs::None, _) => Value::None,
        (AnswerAs::Bool, answer) => Value::bool(answer != Answer::TimedOut),
        (AnswerAs::Id, Answer::Thread(id)) => Value::Int(i64::from(id.0)),
        (AnswerAs::Id, Answer::Process(id)) => Value::Int(i64::from(id.0)),
        (AnswerAs::Status, Answer::Status(status)) => Value::Int(i64::from(status)),
        (AnswerAs::Status | AnswerAs::Message, Answer::TimedOut) => Value::None,
        (AnswerAs::Message, Answer::Message(message)) => {
            let value = super::library::pickle::loads(vm, &message.bytes)?;
            vm.heap().new_tuple(vec![value])
        }
        (AnswerAs::Job, Answer::Job { job, kind }) => {
            let kind = vm.new_str(kind).as_obj().expect("a str is an object");
            vm.process.has_jobs = true;
            Value::Obj(vm.heap().alloc(Object::Job { job, kind }))
        }
        (AnswerAs::Job, Answer::NoMoreJobs) => {
            let exception = vm.new_exception(Exc::StopIteration.class(), &[]);
            return Err(Raised(exception));
        }
        (expected, answer) => panic!("the kernel answered {answer:?} where {expected:?} was asked"),
    })
}
