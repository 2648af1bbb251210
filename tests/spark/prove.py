"""Past one machine: the same bytes from Spark, GNU parallel, DuckDB and Polars as from `corpus summarize` alone.

    prove.py BINARY COUNT FOLDER

makes COUNT articles in FOLDER and runs every proof on them; the last line says how many passed and failed.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

from generate import generate

binary, count, folder = Path(sys.argv[1]).resolve(), int(sys.argv[2]), Path(sys.argv[3]).resolve()
EXTRACT = "extract --input-format jsonl -"
results = []


def proof(check):
    """Runs a check and says how it went."""
    began = time.monotonic()
    try:
        said = check()
    except Exception as error:  # whatever goes wrong is a failed proof, and the next one runs
        said = f"FAILED: {type(error).__name__}: {error}"
    results.append(not str(said).startswith("FAILED"))
    print(f"{check.__name__.replace('_', ' ')}: {said} ({time.monotonic() - began:.0f} s)", flush=True)


def corpus(*arguments, **options):
    """What the program prints; exit code 3 (some inputs set aside) is for the proof to judge."""
    run = subprocess.run([binary, *arguments, "-q"], stdout=subprocess.PIPE, check=False, **options)
    assert run.returncode in (0, 3), f"exit code {run.returncode} of {' '.join(map(str, arguments))}"
    return run.stdout


def same(got, expected):
    assert got == expected, f"{len(got)} bytes, not the {len(expected)} expected"
    return f"the same {len(got)} bytes"


def written(name, lines):
    path = folder / name
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in lines)
    return path


folder.mkdir(parents=True, exist_ok=True)
news = written("news.jsonl", generate(count))
faulty = written("faulty.jsonl", generate(max(200, count // 10), faults=True))
print(f"{count} articles, {news.stat().st_size >> 20} MB", flush=True)
began = time.monotonic()
alone = corpus("summarize", news, "--format", "json")
print(f"one machine: {len(alone)} bytes ({time.monotonic() - began:.0f} s)", flush=True)


def spark_session():
    import pyspark
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_HOME", os.path.dirname(pyspark.__file__))
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("corpus")
    builder = builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").config("spark.driver.host", "127.0.0.1")
    builder = builder.config("spark.local.dir", str(folder / "spark")).config("spark.executor.memory", "1g")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    # The binary goes to every executor, into its working folder.
    session.sparkContext.addFile(str(binary))
    return session


def piped(session, path, parts):
    """Lines in, records out; and a guard that each partition gives as many as it got."""
    lines = session.sparkContext.textFile(str(path), parts)
    records = lines.pipe(f"./{binary.name} {EXTRACT}", checkCode=True)
    out = folder / f"records-{path.stem}"
    shutil.rmtree(out, ignore_errors=True)
    records.saveAsTextFile(str(out))
    shards = sorted(out.glob("part-*"))
    sizes = lambda rdd: rdd.mapPartitions(lambda part: [sum(1 for _ in part)]).collect()
    given, got = sizes(lines), [sum(1 for _ in open(shard, "rb")) for shard in shards]
    assert given == got, f"{given} lines in, {got} out"
    return shards, sum(given)


def spark_gives_the_bytes_of_one_machine():
    shards, _ = piped(session, news, 8)
    return same(corpus("merge", *shards, "--format", "json"), alone) + f" from {len(shards)} partitions"


def spark_loses_no_faulty_record():
    shards, lines = piped(session, faulty, 5)
    report = json.loads(corpus("merge", *shards, "--format", "json"))
    here = json.loads(corpus("summarize", faulty, "--format", "json"))
    codes = lambda r: sorted(problem["code"] for problem in r["problems"])
    assert codes(report) == codes(here), "other problems than on one machine"
    assert report["articles"] == here["articles"]
    told = len(report["articles"]) + len(report["problems"])
    assert told == lines, f"{told} of {lines} lines are accounted for"
    return f"{len(report['articles'])} articles and {len(report['problems'])} problems of {lines} lines"


def spark_bears_empty_partitions():
    empty = session.sparkContext.parallelize([], 4).pipe(f"./{binary.name} {EXTRACT}", checkCode=True)
    assert empty.count() == 0
    return "4 partitions without a line, no line, no error"


def spark_reads_the_records_by_our_schema():
    ddl = corpus("schema", "--for", "spark").decode()
    records = session.read.schema(ddl).option("mode", "FAILFAST").json(str(folder / "records-news"))
    events = records.selectExpr("explode(events) e").selectExpr("e.type", "size(e.evidence) n")
    mentions = sum(len(e["evidence"]) for line in one_by_one() for e in line["events"])
    assert events.agg({"n": "sum"}).collect()[0][0] == mentions
    return f"{mentions} pieces of evidence of events"


def one_by_one():
    for shard in sorted((folder / "records-news").glob("part-*")):
        yield from map(json.loads, open(shard, encoding="utf-8"))


def parallel_gives_the_bytes_of_one_machine():
    if not shutil.which("parallel"):
        return "skipped, GNU parallel is not here"
    run = f"parallel --pipepart --block 1M --keep-order -a {shlex.quote(str(news))} {binary} {EXTRACT} -q"
    piped = subprocess.run(f"{run} | {binary} merge - --format json -q", shell=True, stdout=subprocess.PIPE, check=True)
    return same(piped.stdout, alone)


def extract_gives_the_bytes_of_one_machine():
    """What the engines below read."""
    with open(folder / "records.jsonl", "wb") as out:
        out.write(corpus("extract", news))
    return same(corpus("merge", folder / "records.jsonl", "--format", "json"), alone)


def counted():
    """Events by type, as plain Python counts them."""
    counts = {}
    for line in open(folder / "records.jsonl", encoding="utf-8"):
        for event in json.loads(line)["events"]:
            counts[event["type"]] = counts.get(event["type"], 0) + 1
    return counts


def duckdb_reads_the_records_by_our_schema():
    import duckdb

    columns = corpus("schema", "--for", "duckdb").decode()
    source = f"read_json('{folder / 'records.jsonl'}', format = 'newline_delimited', columns = {columns}, maximum_object_size = 268435456)"
    rows = duckdb.sql(f"SELECT e.type, count(*) FROM (SELECT unnest(events) e FROM {source}) GROUP BY ALL").fetchall()
    assert dict(rows) == counted()
    return f"{sum(n for _, n in rows)} events of {len(rows)} types"


def polars_reads_the_records_by_our_schema():
    import polars as pl

    made = {}
    exec(corpus("schema", "--for", "polars").decode(), made)
    records = pl.read_ndjson(folder / "records.jsonl", schema=made["schema"])
    assert records.height == count and dict(records.schema) == made["schema"]
    events = records.select(pl.col("events").explode().struct.field("type")).drop_nulls()
    rows = dict(events.group_by("type").len().rows())
    assert rows == counted()
    return f"{sum(rows.values())} events of {len(rows)} types"


def report_of_a_thousand_articles_stays_small():
    """Long articles, so that not all of them have room: what is cut off is said."""
    with open(news, encoding="utf-8") as lines:
        texts = [json.loads(line) for line, _ in zip(lines, range(1000))]
    joined = lambda n: "\n\n".join(texts[(n + k) % len(texts)]["text"] for k in range(7))
    long = written("long.jsonl", (json.dumps(text | {"text": joined(n)}) for n, text in enumerate(texts)))
    page = folder / "report.html"
    corpus("report", long, "--out", page)
    html = page.read_text(encoding="utf-8")
    assert page.stat().st_size < 20_000_000, f"{page.stat().st_size} bytes"
    assert len(texts) < 1000 or "left out" in html, "nothing is said of what is cut off"
    return f"{len(texts)} articles of {long.stat().st_size >> 20} MB in {page.stat().st_size >> 20} MB"


proof(report_of_a_thousand_articles_stays_small)
proof(extract_gives_the_bytes_of_one_machine)
proof(parallel_gives_the_bytes_of_one_machine)
proof(duckdb_reads_the_records_by_our_schema)
proof(polars_reads_the_records_by_our_schema)
session = spark_session()
proof(spark_gives_the_bytes_of_one_machine)
proof(spark_loses_no_faulty_record)
proof(spark_bears_empty_partitions)
proof(spark_reads_the_records_by_our_schema)
session.stop()
# What the executors worked in, copies of the binary and all.
shutil.rmtree(Path(os.environ["SPARK_HOME"]) / "work", ignore_errors=True)
print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
sys.exit(0 if all(results) else 1)
