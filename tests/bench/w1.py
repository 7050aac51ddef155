"""W1 in SimPy, as its users write it: a process for each source of arrivals and for each matter, resources with a capacity.

usage: w1.py <matters> <seed>; prints one line of JSON, the seconds being those of env.run alone.
"""

import json
import random
import resource
import sys
import time

import simpy

STATIONS = 200
DEPARTMENTS = 12
SERVERS = 10
ARRIVALS = 0.8
STATION_RATE = 1.0
DEPARTMENT_RATE = 0.5536332
ESCALATED = 0.3
TRANSFERRED = 0.15
# The network starts empty, which a run of 200,000 matters would still show: those born before this are not counted.
WARM_UP = 150


class Network:
    def __init__(self, env, seed):
        self.env = env
        self.random = random.Random(seed)
        self.stations = [simpy.Resource(env, capacity=1) for _ in range(STATIONS)]
        self.departments = [simpy.Resource(env, capacity=SERVERS) for _ in range(DEPARTMENTS)]
        self.events = 0
        self.times = []
        for station in self.stations:
            env.process(self.arrivals(station))

    def arrivals(self, station):
        while True:
            yield self.env.timeout(self.random.expovariate(ARRIVALS))
            self.events += 1
            self.env.process(self.matter(station))

    def matter(self, station):
        born_at = self.env.now
        with station.request() as turn:
            yield turn
            yield self.env.timeout(self.random.expovariate(STATION_RATE))
        self.events += 1
        if self.random.random() < ESCALATED:
            department = self.random.randrange(DEPARTMENTS)
            while True:
                with self.departments[department].request() as turn:
                    yield turn
                    yield self.env.timeout(self.random.expovariate(DEPARTMENT_RATE))
                self.events += 1
                if self.random.random() >= TRANSFERRED:
                    break
                department = (department + 1 + self.random.randrange(DEPARTMENTS - 1)) % DEPARTMENTS
        if born_at >= WARM_UP:
            self.times.append(self.env.now - born_at)


def peak_megabytes():
    """The process's own peak: getrusage would tell the parent's where that was higher."""
    try:
        with open("/proc/self/status") as status:
            kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except OSError:
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / 1024


def main(matters, seed):
    env = simpy.Environment()
    network = Network(env, seed)
    start = time.process_time()
    env.run(until=matters / (STATIONS * ARRIVALS))
    seconds = time.process_time() - start
    times = sorted(network.times)
    print(
        json.dumps(
            {
                "events": network.events,
                "seconds": seconds,
                "peakMB": peak_megabytes(),
                "mean": sum(times) / len(times),
                "p50": times[len(times) // 2],
                "p90": times[9 * len(times) // 10],
            }
        )
    )


main(float(sys.argv[1]), int(sys.argv[2]))
