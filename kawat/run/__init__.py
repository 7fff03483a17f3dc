"""The room of runs brings opened reports through reading into a lake, a batch at a time."""

from kawat.run.sequential import Job, Outcome, Tools, run_job
from kawat.run.shard import Given, Read, Shard, process_shard

__all__ = ["Given", "Job", "Outcome", "Read", "Shard", "Tools", "process_shard", "run_job"]
