"""The room of runs brings opened reports through reading into a lake, a shard at a time."""

from kawat.run.job import Engine, Job, Tools, run_job
from kawat.run.pool import Crew, MakeRead, pooled
from kawat.run.reread import reread
from kawat.run.shard import Given, Keep, Read, Shard, Work, process_shard
from kawat.run.spark import Cluster, run_spark
from kawat.run.tally import SHOWN, Cause, Outcome, cause_of

__all__ = [
    "SHOWN",
    "Cause",
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
    "cause_of",
    "pooled",
    "process_shard",
    "reread",
    "run_job",
    "run_spark",
]
