//! Who answers the same questions how fast: contestants take turns, so that a busy machine slows all of them alike.

use std::hint::black_box;
use std::slice;
use std::time::Instant;

/// How many questions a pass asks: too many for the processor to learn by heart.
pub const QUESTIONS: usize = 1 << 16;
/// How often each contestant takes its turn.
const ROUNDS: usize = 101;

/// One table of ratios.
pub struct Contest<'c, Q> {
    title: &'c str,
    hits: Vec<Q>,
    /// Questions without an answer, where there are such.
    misses: Vec<Q>,
    contestants: Vec<Contestant<'c, Q>>,
}

struct Contestant<'c, Q> {
    name: &'c str,
    pass: Pass<'c, Q>,
}

/// Asks everything; the answers' sum, so that none is optimised away. The only caller of what is measured, so that the
/// compiler inlines each contestant.
type Pass<'c, Q> = Box<dyn Fn(&[Q]) -> usize + 'c>;

/// What a pass counts for no answer.
const NOTHING: usize = usize::MAX;

impl<'c, Q> Contest<'c, Q> {
    /// Without contestants yet.
    pub fn new(title: &'c str, hits: Vec<Q>, misses: Vec<Q>) -> Self {
        Self { title, hits, misses, contestants: Vec::new() }
    }

    /// One who answers; the first one's hit is the unit of the table.
    pub fn add(mut self, name: &'c str, find: impl Fn(&Q) -> Option<usize> + 'c) -> Self {
        let pass = move |questions: &[Q]| {
            black_box(questions).iter().map(|question| find(question).unwrap_or(NOTHING)).fold(0, usize::wrapping_add)
        };
        self.contestants.push(Contestant { name, pass: Box::new(pass) });
        self
    }

    /// Checks every answer; then, unless asked to `--test`, measures and prints.
    pub fn run(self) {
        for Contestant { name, pass } in &self.contestants {
            let knows = |question| pass(slice::from_ref(question)) != NOTHING;
            assert!(self.hits.iter().all(knows), "{}: {name} misses", self.title);
            assert!(!self.misses.iter().any(knows), "{}: {name} finds what is not there", self.title);
        }
        if self.hits.is_empty() {
            println!("\n{}: none is listed", self.title);
        } else if std::env::args().any(|argument| argument == "--test") {
            println!("{}: every answer is right", self.title);
        } else {
            self.measure();
        }
    }

    fn measure(&self) {
        let mut seconds = vec![[const { Vec::new() }; 2]; self.contestants.len()];
        for _ in 0..ROUNDS {
            for (Contestant { pass, .. }, seconds) in self.contestants.iter().zip(&mut seconds) {
                for (questions, seconds) in [&self.hits, &self.misses].into_iter().zip(seconds) {
                    let start = Instant::now();
                    black_box(pass(questions));
                    seconds.push(start.elapsed().as_secs_f64());
                }
            }
        }
        println!("\n| {} | hit | miss | miss / own hit |\n|---|---|---|---|", self.title);
        for (Contestant { name, .. }, [hit, miss]) in self.contestants.iter().zip(&seconds) {
            let [unit, _] = &seconds[0];
            let (hits, misses, own) = (ratio(hit, unit), ratio(miss, unit), ratio(miss, hit));
            if self.misses.is_empty() {
                println!("| {name} | {hits:.3} | | |");
            } else {
                println!("| {name} | {hits:.2} | {misses:.2} | {own:.2} |");
            }
        }
    }
}

/// The median of the ratios of each round.
fn ratio(seconds: &[f64], unit: &[f64]) -> f64 {
    let mut ratios: Vec<f64> = seconds.iter().zip(unit).map(|(one, other)| one / other).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}
