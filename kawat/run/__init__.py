"""The room of runs brings opened reports through reading into a lake, a shard at a time."""

from kawat.run.job import Job, Outcome, Tools, run_job
from kawat.run.pool import Crew, MakeRead, pooled
from kawat.run.shard import Given, Keep, Read, Shard, Work, process_shard

__all__ = [
    "Crew",
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
    "run_job",
]
