"""Print the status, the seconds and the peak MiB of a command and its children: COMMAND ARGUMENT…"""

import resource
import subprocess
import sys
import time

start = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
unit = 1 if sys.platform == "darwin" else 1024
# The peak of children is told in the only way that Linux and macOS share.
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
print(status, time.perf_counter() - start, peak / 2**20)
