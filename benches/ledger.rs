//! The ledger: what adding costs beside extracting, and how soon a ledger of a million claims answers.
//!
//! `cargo bench --bench ledger`. The ledger of a million claims is made once, in target/tmp (some minutes);
//! `TIEUP_CLAIMS` sets another number. Claims are invented: organisations of the gazetteer and as many made-up ones
//! again, drawn by Zipf's law; three articles tell of each deal, three deals of a hundred are about an alliance.

use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, criterion_group, criterion_main};
use std::{
    env, fs,
    hint::black_box,
    path::{Path, PathBuf},
    process::Command,
};
use tieup::{
    Extractor,
    ledger::{Ledger, Said},
    model::{Alliance, Claim, DocId, Evidence, Kind, OrgId, PartialDate, Party, RuleId, Span, Status},
    query,
};

/// As the command has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// SplitMix64: the same claims in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }

    /// A place in a list by Zipf's law: the first is drawn most.
    fn rank(&mut self, most: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        ((most as f64).powf(share) - 1.0) as usize
    }
}

fn party(random: &mut Random, orgs: &[(OrgId, String)], role: tieup::model::Role) -> Party {
    let (id, name) = &orgs[random.rank(orgs.len())];
    Party { id: id.clone(), name: name.clone(), surfaces: vec![name.clone()], role }
}

/// The next claim: one in three begins a deal, the others tell of the last one again.
fn claim(random: &mut Random, orgs: &[(OrgId, String)], last: Option<&Claim>, at: usize, of: usize) -> Claim {
    // Articles of three claims, which are far apart, so that no article tells of a deal twice.
    let doc = DocId::new(format!("made-up-{}", at % (of / 3).max(1)));
    if let Some(last) = last.filter(|_| random.below(3) > 0) {
        let days = i64::try_from(random.below(40)).unwrap_or(0);
        let reported = last.when.and_then(|when| PartialDate::from_days(when.to_days() + days));
        return Claim { doc, reported, ..last.clone() };
    }
    let in_alliance = random.below(100) < 3;
    let kind = if in_alliance { Kind::Membership } else { Kind::ALL[random.below(Kind::ALL.len())] };
    let (source, target, rest) = kind.roles();
    let first = party(random, orgs, if kind.is_directed() { source } else { rest });
    let mut second = party(random, orgs, if kind.is_directed() { target } else { rest });
    while second.id == first.id {
        second = party(random, orgs, second.role);
    }
    let number = random.below(2_000);
    let alliance = in_alliance.then(|| Alliance {
        id: OrgId::new(format!("alliance-{number}")),
        name: format!("{number}번 협의체"),
        surfaces: vec![format!("{number}번 협의체")],
    });
    let day = PartialDate::from_days(15_000 + i64::try_from(random.below(5_500)).unwrap_or(0));
    let quote = format!("{}는 {}와 손을 잡았다고 {at}일째 되는 날 밝혔다.", first.name, second.name);
    let kind = if alliance.is_none() && kind == Kind::Membership { Kind::Partnership } else { kind };
    Claim {
        doc,
        kind,
        parties: vec![first, second],
        alliance,
        status: Status::Agreed,
        when: day,
        reported: day,
        areas: Vec::new(),
        amount: None,
        stake: None,
        evidence: vec![Evidence {
            span: Span::new(at % 3 * 200, at % 3 * 200 + quote.len()),
            quote,
            cue: "손을 잡".to_owned(),
            rule: RuleId::new("made-up"),
        }],
        confidence: 0.9,
        source: None,
    }
}

/// The ledger of so many claims; made where it is not there.
fn many(claims: usize, extractor: &Extractor) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (path, unready) = (folder.join(format!("ledger-{claims}.db")), folder.join("unready.db"));
    if path.exists() {
        return path;
    }
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("unready.db{ending}")));
    }
    let gazetteer = &extractor.lexicon().gazetteer;
    let mut orgs: Vec<(OrgId, String)> =
        gazetteer.organizations().map(|org| (org.id.clone(), org.name().to_owned())).collect();
    // KT stands among those that news speaks of most.
    orgs.sort_by_key(|(id, _)| (id.as_str() != "kt", id.clone()));
    orgs.swap(0, 30);
    let known = orgs.len();
    orgs.extend((0..known).map(|at| (OrgId::new(format!("새한{at}")), format!("새한{at}"))));
    let mut random = Random(7);
    let mut ledger = Ledger::create(&unready, &extractor.lexicon().gazetteer).expect("a ledger in target/tmp");
    let mut all: Vec<Claim> = Vec::with_capacity(claims);
    for at in 0..claims {
        all.push(claim(&mut random, &orgs, all.last(), at, claims));
    }
    let said = Said::Import { file: "made up".to_owned(), claims };
    ledger.correct(&said, all, "2026-01-01", None).expect("room for the ledger");
    drop(ledger);
    fs::rename(&unready, &path).expect("the ledger was made");
    path
}

fn answers(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let claims = env::var("TIEUP_CLAIMS").ok().and_then(|number| number.parse().ok()).unwrap_or(1_000_000);
    let path = many(claims, &extractor);
    let mut group = criterion.benchmark_group("partners of KT");
    group.sample_size(20);
    let ledger = Ledger::open(&path, &extractor.lexicon().gazetteer).expect("the ledger");
    let kt = OrgId::new("kt");
    group.bench_function(BenchmarkId::new("library", claims), |bencher| {
        bencher.iter(|| {
            ledger.partners(black_box("KT")).expect("an answer").expect("an answer that is ready").partners.len()
        });
    });
    group.bench_function(BenchmarkId::new("library, from its claims", claims), |bencher| {
        bencher.iter(|| {
            let graph = ledger.graph_around(&["KT".to_owned()]).expect("an answer").expect("KT is known");
            let gazetteer = &extractor.lexicon().gazetteer;
            let graph = graph.describe(|id| gazetteer.organization(id).cloned());
            query::partners(black_box(&graph), &kt).len()
        });
    });
    group.bench_function(BenchmarkId::new("command, from its start", claims), |bencher| {
        bencher.iter(|| {
            let command = env!("CARGO_BIN_EXE_tieup");
            let out =
                Command::new(command).args(["partners", "KT", "--from"]).arg(&path).output().expect("the command");
            assert!(out.status.success());
            out.stdout.len()
        });
    });
}

fn tieup(arguments: &[&Path]) {
    let out = Command::new(env!("CARGO_BIN_EXE_tieup")).args(arguments).output().expect("the command");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
}

fn adding(criterion: &mut Criterion) {
    let shared = env::var_os("TIEUP_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let corpus = shared.join("corpus/ko_news_9k.jsonl.gz");
    let source = if corpus.exists() { corpus } else { root().join("data/articles") };
    let mut group = criterion.benchmark_group("articles, by the command");
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    let folder = tempfile::tempdir().expect("a folder");
    let claims = folder.path().join("claims.jsonl");
    group.bench_function("extract", |bencher| {
        bencher.iter(|| tieup(&["extract".as_ref(), black_box(&source), "-o".as_ref(), &claims]));
    });
    group.bench_function("add", |bencher| {
        bencher.iter_batched(
            || tempfile::tempdir().expect("a folder"),
            |folder| {
                tieup(&["add".as_ref(), black_box(&source), "--db".as_ref(), &folder.path().join("tieup.db")]);
                folder
            },
            BatchSize::PerIteration,
        );
    });
}

criterion_group!(benches, answers, adding);
criterion_main!(benches);
