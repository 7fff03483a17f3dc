"""The room of runs brings opened reports through reading into a lake, a shard at a time."""

from kawat.run.job import Engine, Job, Outcome, Tools, run_job
from kawat.run.pool import Crew, MakeRead, pooled
from kawat.run.reread import reread
from kawat.run.shard import Given, Keep, Read, Shard, Work, process_shard
from kawat.run.spark import Cluster, run_spark

__all__ = [
    "Cluster",
    "Crew",
    "Engine",
    "Given",
    "Job",
    "Keep",
    "MakeRead",
    "Outcome",
    "Read",
    "Shard",
    "Tools",
    "Work",
    "pooled",
    "process_shard",
    "reread",
    "run_job",
    "run_spark",
]
