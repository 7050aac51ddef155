// W2 in C++, the yardstick: residents in columns, each looked at every day.
//   w2 <towns> <seed>   the town anew with other random numbers, so often
// Prints one line of JSON; the seconds are those of the loop over the days alone.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>
#include <sys/resource.h>
#include "random.hpp"

constexpr int RESIDENTS = 100000;
constexpr int DAYS = 365;
constexpr int GRIDS = 200;
constexpr int SERVED_A_DAY = 12;
constexpr double KEPT = 0.9995;
constexpr double LIFT = 0.1;
constexpr double START = 0.8;

// A first-in-first-out queue of residents and the days of their needs: a ring that grows.
class Queue {
 public:
  struct Need {
    int32_t resident;
    int32_t day;
  };
  bool empty() const { return head == tail; }
  void push(Need need) {
    if (tail - head == ring.size()) grow();
    ring[tail++ & (ring.size() - 1)] = need;
  }
  Need pop() { return ring[head++ & (ring.size() - 1)]; }

 private:
  void grow() {
    std::vector<Need> wider(2 * ring.size());
    for (size_t i = head; i < tail; i++) wider[i - head] = ring[i & (ring.size() - 1)];
    tail -= head;
    head = 0;
    ring.swap(wider);
  }
  std::vector<Need> ring = std::vector<Need>(64);
  size_t head = 0;
  size_t tail = 0;
};

static double cpuSeconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// getrusage would tell the parent's peak where that was higher.
static double peakMB() {
  double kilobytes = NAN;
  if (FILE* status = std::fopen("/proc/self/status", "r")) {
    char line[256];
    while (std::fgets(line, sizeof line, status))
      if (std::sscanf(line, "VmHWM: %lf", &kilobytes) == 1) break;
    std::fclose(status);
  }
  return kilobytes / 1024;
}

// Needs and the residents' satisfaction at the end, added over the towns.
struct Outcome {
  int64_t needs = 0;
  double satisfaction = 0;
  double seconds = 0;
};

static void run(uint64_t seed, Outcome& outcome) {
  Random random(seed);
  // A need arises where 64 random bits fall below the threshold.
  std::vector<uint64_t> thresholds(RESIDENTS);
  std::vector<double> satisfaction(RESIDENTS, START);
  std::vector<Queue> queues(GRIDS);
  for (int i = 0; i < RESIDENTS; i++) {
    const double share = i * 0.6180339887498949;
    thresholds[i] = static_cast<uint64_t>((0.005 + 0.03 * (share - std::floor(share))) * 0x1p64);
  }

  const double start = cpuSeconds();
  for (int day = 0; day < DAYS; day++) {
    for (int i = 0; i < RESIDENTS; i++) {
      satisfaction[i] *= KEPT;
      if (random.bits() < thresholds[i]) {
        outcome.needs++;
        queues[i % GRIDS].push({i, day});
      }
    }
    for (Queue& queue : queues) {
      for (int served = 0; served < SERVED_A_DAY && !queue.empty(); served++) {
        const Queue::Need need = queue.pop();
        double& s = satisfaction[need.resident];
        s += (1 - s) * LIFT / (1 + day - need.day);
      }
    }
  }
  outcome.seconds += cpuSeconds() - start;
  for (double s : satisfaction) outcome.satisfaction += s / RESIDENTS;
}

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: w2 <towns> <seed>\n");
    return 2;
  }
  const int towns = std::atoi(arguments[1]);
  const uint64_t seed = std::strtoull(arguments[2], nullptr, 10);
  Outcome outcome;
  for (int town = 0; town < towns; town++) run(1000 * seed + town, outcome);
  std::printf("{\"events\":%.0f,\"seconds\":%.6f,\"peakMB\":%.1f,\"needs\":%.1f,\"satisfaction\":%.6f}\n",
              static_cast<double>(RESIDENTS) * DAYS * towns, outcome.seconds, peakMB(),
              static_cast<double>(outcome.needs) / towns, outcome.satisfaction / towns);
  return 0;
}
