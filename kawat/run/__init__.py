"""The room of runs brings opened reports through reading into a lake, a shard at a time."""

from kawat.run.job import Job, Outcome, Tools, run_job
from kawat.run.shard import Given, Keep, Read, Shard, Work, process_shard

__all__ = ["Given", "Job", "Keep", "Outcome", "Read", "Shard", "Tools", "Work", "process_shard", "run_job"]
