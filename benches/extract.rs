//! Throughput of reading and extracting in bytes of article text on one core, and what starting up takes.
//!
//! General news of ../shared/corpus where it is there, else the project's own articles, repeated; `TIEUP_SHARED` names
//! another folder than ../shared.

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use std::{
    env, fs,
    hint::black_box,
    io::Cursor,
    path::{Path, PathBuf},
    time::Duration,
};
use tieup::{Extractor, model::Document, read};

/// As the command has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How much text is enough for a steady figure.
const ENOUGH: usize = 4 << 20;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn corpus() -> Option<PathBuf> {
    let shared = env::var_os("TIEUP_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    Some(shared.join("corpus/ko_news_9k.jsonl.gz")).filter(|file| file.exists())
}

fn documents() -> Vec<Document> {
    let source = corpus().unwrap_or_else(|| root().join("data/articles"));
    let mut documents = Vec::new();
    let mut bytes = 0;
    for document in read::open([source], Default::default()).filter_map(Result::ok) {
        bytes += document.text.len();
        documents.push(document);
        if bytes >= ENOUGH {
            break;
        }
    }
    let once = documents.len();
    while bytes < ENOUGH && once > 0 {
        let document = documents[documents.len() - once].clone();
        bytes += document.text.len();
        documents.push(document);
    }
    documents
}

fn text_of(documents: &[Document]) -> u64 {
    documents.iter().map(|document| document.text.len() as u64).sum()
}

fn extract(criterion: &mut Criterion) {
    let (documents, extractor) = (documents(), Extractor::new());
    let mut group = criterion.benchmark_group("throughput");
    group.throughput(Throughput::Bytes(text_of(&documents))).sampling_mode(SamplingMode::Flat).sample_size(10);
    group.bench_function("extract", |bencher| {
        bencher.iter(|| documents.iter().map(|document| extractor.extract(black_box(document)).len()).sum::<usize>());
    });
    let lines: Vec<String> = documents
        .iter()
        .map(|document| serde_json::json!({"id": document.id.as_str(), "text": document.text}).to_string())
        .collect();
    let lines = lines.join("\n").into_bytes();
    group.bench_function("read", |bencher| {
        bencher.iter(|| read::articles(Path::new("a.jsonl"), Cursor::new(lines.clone()), &Default::default()).count());
    });
    group.finish();
}

fn start(criterion: &mut Criterion) {
    let file = root().join("data/articles/2020-10-26-naver-cj.txt");
    let article = read::text("a.txt", fs::read_to_string(file).expect("the article lies in data/articles"));
    let mut group = criterion.benchmark_group("start");
    group.sample_size(20).measurement_time(Duration::from_secs(3));
    group.bench_function("extractor", |bencher| bencher.iter(Extractor::new));
    group.bench_function("extractor and one article", |bencher| bencher.iter(|| Extractor::new().extract(&article)));
    group.finish();
}

criterion_group!(benches, extract, start);
criterion_main!(benches);
