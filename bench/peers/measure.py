"""Runs a command and measures it: measure.py FILE COMMAND [ARGUMENT...]

Writes to FILE the processor time of the command's process and of all that it started and waited for, and the most
resident memory of the largest of them. Ends with the command's exit code.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path

file, *command = sys.argv[1:]
code = subprocess.run(command).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
usage = {"userMs": used.ru_utime * 1000, "systemMs": used.ru_stime * 1000, "peakBytes": used.ru_maxrss * 1024}
Path(file).write_text(json.dumps(usage))
# A signal's number is negative.
sys.exit(1 if code < 0 else code)
