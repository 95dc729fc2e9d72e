//! Answers that were worked out before, while the archive is as it was: Back, reload and a shared link are at once.

use super::{api::Answer, refusal::Refusal};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How many bytes are kept, counting text alone.
const MOST: usize = 16 << 20;

/// What was asked, and of which edition of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) path: &'static str,
    pub(super) query: String,
    pub(super) edition: (i64, u64),
}

/// Where an answer is written once; who asks meanwhile waits for it.
type Slot = Arc<Mutex<Option<Arc<str>>>>;

/// The answers kept, those used last at the end.
#[derive(Debug, Default)]
pub(super) struct Answers {
    kept: Mutex<VecDeque<(Question, Slot, usize)>>,
}

impl Answers {
    /// The JSON that answers a question: as kept, or as `work` gives it. Files and refusals are not kept.
    pub(super) fn of(
        &self,
        question: Question,
        work: impl FnOnce() -> Result<Answer, Refusal>,
    ) -> Result<Answer, Refusal> {
        let slot = self.slot(&question);
        let mut held = open(&slot);
        if let Some(json) = &*held {
            return Ok(Answer::Json(json.to_string()));
        }
        let answer = work()?;
        if let Answer::Json(json) = &answer {
            *held = Some(json.as_str().into());
            drop(held);
            self.weigh(&question, json.len());
        }
        Ok(answer)
    }

    /// The slot of a question, which is now the one used last; those of other editions are let go.
    fn slot(&self, question: &Question) -> Slot {
        let mut kept = open(&self.kept);
        kept.retain(|(other, ..)| other.edition == question.edition);
        let found = kept.iter().position(|(other, ..)| other == question).and_then(|at| kept.remove(at));
        let entry = found.unwrap_or_else(|| (question.clone(), Slot::default(), 0));
        let slot = Arc::clone(&entry.1);
        kept.push_back(entry);
        slot
    }

    /// Notes how long an answer is, and lets go what was not used for longest until there is room.
    fn weigh(&self, question: &Question, bytes: usize) {
        let mut kept = open(&self.kept);
        if let Some(entry) = kept.iter_mut().find(|(other, ..)| other == question) {
            entry.2 = bytes + question.query.len();
        }
        let mut sum: usize = kept.iter().map(|entry| entry.2).sum();
        while sum > MOST {
            sum -= kept.pop_front().map_or(sum, |entry| entry.2);
        }
    }
}

fn open<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{cell::Cell, sync::Barrier, thread};

    fn asked(query: &str, edition: i64) -> Question {
        Question { path: "/api/path", query: query.to_owned(), edition: (edition, 0) }
    }

    #[test]
    fn the_same_question_is_worked_out_once_until_somebody_writes() {
        let (answers, count) = (Answers::default(), Cell::new(0));
        let ask = |query, edition| {
            answers.of(asked(query, edition), || {
                count.set(count.get() + 1);
                Ok(Answer::Json(format!("{query} of {edition}")))
            })
        };
        for _ in 0..2 {
            assert_eq!(ask("a", 1).unwrap(), Answer::Json("a of 1".to_owned()));
        }
        assert_eq!((ask("b", 1).is_ok(), count.get()), (true, 2));
        assert_eq!(ask("a", 2).unwrap(), Answer::Json("a of 2".to_owned()));
        assert_eq!(count.get(), 3);
    }

    #[test]
    fn refusals_are_not_kept() {
        let answers = Answers::default();
        assert!(answers.of(asked("a", 1), || Err(Refusal::bad("no"))).is_err());
        assert!(answers.of(asked("a", 1), || Ok(Answer::Json(String::new()))).is_ok());
    }

    #[test]
    fn what_was_not_used_for_longest_goes_first() {
        let answers = Answers::default();
        let long = || Ok(Answer::Json("x".repeat(MOST / 3)));
        for query in ["a", "b", "a", "c", "d"] {
            answers.of(asked(query, 1), long).unwrap();
        }
        let mut kept: Vec<String> = open(&answers.kept).iter().map(|(question, ..)| question.query.clone()).collect();
        kept.sort();
        assert_eq!(kept, ["c", "d"]);
    }

    #[test]
    fn who_asks_meanwhile_waits_for_the_one_answer() {
        let (answers, together, count) = (Answers::default(), Barrier::new(4), Mutex::new(0));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    together.wait();
                    let work = || {
                        *open(&count) += 1;
                        Ok(Answer::Json("one".to_owned()))
                    };
                    assert_eq!(answers.of(asked("a", 1), work).unwrap(), Answer::Json("one".to_owned()));
                });
            }
        });
        assert_eq!(*open(&count), 1);
    }
}
