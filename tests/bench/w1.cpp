// W1 in C++, the yardstick: 200 stations M/M/1 feed 12 departments M/M/10, with transfers between departments.
// One program, three event lists and two ways to draw an exponential:
//   w1 calendar <matters> <seed>   calendar queue in arrays, ziggurat
//   w1 heap     <matters> <seed>   4-ary heap in an array, inversion by std::log
//   w1 queue    <matters> <seed>   std::priority_queue, inversion by std::log
// Prints one line of JSON; the seconds are those of the simulation loop alone.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <queue>
#include <vector>
#include <sys/resource.h>
#include "random.hpp"

constexpr int STATIONS = 200;
constexpr int DEPARTMENTS = 12;
constexpr int SERVERS = 10;
constexpr double ARRIVALS = 0.8;
constexpr double STATION_MEAN = 1;
constexpr double DEPARTMENT_MEAN = 1 / 0.5536332;
constexpr double ESCALATED = 0.3;
constexpr double TRANSFERRED = 0.15;

// ------------------------------------------------------------------------------------------------ random numbers

struct Inversion {
  static double draw(Random& random) { return -std::log(1 - random.uniform()); }
};

// The ziggurat with 256 layers of equal area under e^-x: Marsaglia & Tsang (2000), J. Stat. Software 5(8).
struct Ziggurat {
  static constexpr double EDGE = 7.69711747013104972;
  static constexpr double AREA = 0.0039496598225815571993;
  std::array<double, 257> x;
  std::array<double, 257> height;
  // A draw of layer i, 53 bits: times scale[i] it is x, and below inside[i] it lies under the curve for certain.
  std::array<double, 256> scale;
  std::array<uint64_t, 256> inside;

  Ziggurat() {
    x[0] = AREA * std::exp(EDGE);
    x[1] = EDGE;
    for (int i = 2; i < 256; i++) x[i] = -std::log(std::exp(-x[i - 1]) + AREA / x[i - 1]);
    x[256] = 0;
    for (int i = 0; i <= 256; i++) height[i] = std::exp(-x[i]);
    for (int i = 0; i < 256; i++) {
      scale[i] = x[i] * 0x1p-53;
      inside[i] = static_cast<uint64_t>(x[i + 1] / x[i] * 0x1p53);
    }
  }
  static const Ziggurat table;

  static double draw(Random& random) {
    const Ziggurat& z = table;
    for (;;) {
      const uint64_t bits = random.bits();
      const int i = bits & 255;
      const uint64_t j = bits >> 11;
      const double drawn = static_cast<double>(j) * z.scale[i];
      if (__builtin_expect(j < z.inside[i], 1)) return drawn;
      if (i == 0) return EDGE - std::log(1 - random.uniform());
      if (z.height[i] + random.uniform() * (z.height[i + 1] - z.height[i]) < std::exp(-drawn)) return drawn;
    }
  }
};
const Ziggurat Ziggurat::table;

// --------------------------------------------------------------------------------------------------- event lists

enum Kind : uint16_t { ARRIVAL, STATION_ENDS, DEPARTMENT_ENDS };

struct Event {
  double at;
  int32_t matter;
  Kind kind;
  uint16_t place;
};

// Buckets of equal width, taken in turn; each is a list sorted by time. Brown (1988), Comm. ACM 31(10). The width
// follows the gaps between events, and the number of buckets the number of events. Buckets are narrow and many, and a
// bitmap of those that are not empty finds the next one without a branch for each.
class CalendarQueue {
 public:
  CalendarQueue() { resize(64, 1.0 / 64); }

  void push(const Event& event) {
    int slot = free;
    if (slot < 0) {
      slot = static_cast<int>(events.size());
      events.push_back(event);
      next.push_back(-1);
    } else {
      free = next[slot];
      events[slot] = event;
    }
    if (++size * BUCKETS_PER_EVENT > mask + 1) resize(2 * (mask + 1), width);
    insert(slot);
  }

  Event pop() {
    int64_t bucket = day & mask;
    for (;;) {
      const uint64_t occupied = bitmap[bucket >> 6] & (~0ULL << (bucket & 63));
      if (occupied == 0) {
        day += 64 - (bucket & 63);
        bucket = day & mask;
        continue;
      }
      const int64_t found = (bucket & ~63LL) | __builtin_ctzll(occupied);
      day += found - bucket;
      bucket = found;
      const int slot = heads[bucket];
      const Event& event = events[slot];
      if (__builtin_expect(dayOf(event.at) == day, 1)) {
        heads[bucket] = next[slot];
        bitmap[bucket >> 6] ^= static_cast<uint64_t>(next[slot] < 0) << (bucket & 63);
        next[slot] = free;
        free = slot;
        size--;
        if (--untilTuning == 0) tune(event.at);
        return events[slot];
      }
      day++;
      bucket = day & mask;
    }
  }

 private:
  static constexpr int64_t BUCKETS_PER_EVENT = 16;
  static constexpr double GAPS_PER_BUCKET = 0.25;
  static constexpr int TUNING = 1 << 16;

  int64_t dayOf(double at) const { return static_cast<int64_t>(at * daysPerUnit); }

  void insert(int slot) {
    const double at = events[slot].at;
    const int64_t bucket = dayOf(at) & mask;
    bitmap[bucket >> 6] |= 1ULL << (bucket & 63);
    int* link = &heads[bucket];
    while (*link >= 0 && events[*link].at <= at) link = &next[*link];
    next[slot] = *link;
    *link = slot;
  }

  void tune(double now) {
    const double wanted = GAPS_PER_BUCKET * (now - tunedAt) / TUNING;
    tunedAt = now;
    untilTuning = TUNING;
    if (wanted > 1.5 * width || wanted < width / 1.5) resize(mask + 1, wanted);
  }

  void resize(int64_t buckets, double newWidth) {
    std::vector<int> waiting;
    double from = static_cast<double>(day) * width;
    for (int head : heads)
      for (int slot = head; slot >= 0; slot = next[slot]) {
        waiting.push_back(slot);
        from = std::min(from, events[slot].at);
      }
    mask = buckets - 1;
    width = newWidth;
    daysPerUnit = 1 / newWidth;
    day = dayOf(from);
    heads.assign(buckets, -1);
    bitmap.assign(buckets / 64, 0);
    for (int slot : waiting) insert(slot);
  }

  std::vector<Event> events;
  std::vector<int> next;
  std::vector<int> heads;
  std::vector<uint64_t> bitmap;
  int free = -1;
  int64_t size = 0;
  int64_t mask = 0;
  int64_t day = 0;
  double width = 1;
  double daysPerUnit = 1;
  double tunedAt = 0;
  int untilTuning = TUNING;
};

// Times are not negative, so that their bits order as they do: comparing integers needs no branch. Beyond the last event
// stand three that never happen, so that every node has four children or none.
class QuaternaryHeap {
 public:
  QuaternaryHeap() : heap(3, NEVER) {}

  void push(const Event& event) {
    Node node;
    std::memcpy(&node.key, &event.at, sizeof node.key);
    node.matter = event.matter;
    node.kind = event.kind;
    node.place = event.place;
    heap.push_back(NEVER);
    size_t hole = size++;
    while (hole > 0) {
      const size_t parent = (hole - 1) >> 2;
      if (heap[parent].key <= node.key) break;
      heap[hole] = heap[parent];
      hole = parent;
    }
    heap[hole] = node;
  }

  Event pop() {
    Node* const nodes = heap.data();
    const Node first = nodes[0];
    const Node last = nodes[--size];
    nodes[size] = NEVER;
    heap.pop_back();
    size_t hole = 0;
    for (size_t child = 1; child < size; child = 4 * hole + 1) {
      const size_t left = child + (nodes[child + 1].key < nodes[child].key);
      const size_t right = child + 2 + (nodes[child + 3].key < nodes[child + 2].key);
      const size_t best = nodes[right].key < nodes[left].key ? right : left;
      if (last.key <= nodes[best].key) break;
      nodes[hole] = nodes[best];
      hole = best;
    }
    if (size > 0) nodes[hole] = last;
    Event event{0, first.matter, first.kind, first.place};
    std::memcpy(&event.at, &first.key, sizeof event.at);
    return event;
  }

 private:
  struct Node {
    uint64_t key;
    int32_t matter;
    Kind kind;
    uint16_t place;
  };
  static constexpr Node NEVER{UINT64_MAX, -1, ARRIVAL, 0};
  std::vector<Node> heap;
  size_t size = 0;
};

class PriorityQueue {
 public:
  void push(const Event& event) { queue.push(event); }
  Event pop() {
    const Event first = queue.top();
    queue.pop();
    return first;
  }

 private:
  struct Later {
    bool operator()(const Event& a, const Event& b) const { return a.at > b.at; }
  };
  std::priority_queue<Event, std::vector<Event>, Later> queue;
};

// ------------------------------------------------------------------------------------------------------- network

// First-in-first-out queues of matters, linked through one column.
struct Line {
  int32_t head = -1;
  int32_t tail = -1;
  int32_t busy = 0;
};

struct Outcome {
  int64_t events = 0;
  int64_t closed = 0;
  double total = 0;
  std::vector<uint32_t> bins = std::vector<uint32_t>(20000);

  static constexpr double BINS_PER_UNIT = 100;
  void close(double time) {
    closed++;
    total += time;
    const auto bin = static_cast<size_t>(time * BINS_PER_UNIT);
    bins[std::min(bin, bins.size() - 1)]++;
  }
  double quantile(double p) const {
    const double rank = p * static_cast<double>(closed);
    double below = 0;
    size_t i = 0;
    while (below + bins[i] < rank) below += bins[i++];
    return (static_cast<double>(i) + (rank - below) / bins[i]) / BINS_PER_UNIT;
  }
};

template <class List, class Exponential>
class Network {
 public:
  explicit Network(uint64_t seed) : random(seed) {
    for (int i = 0; i < STATIONS; i++) scheduleArrival(i);
  }

  void run(double until) {
    for (;;) {
      const Event event = list.pop();
      now = event.at;
      if (now >= until) return;
      outcome.events++;
      switch (event.kind) {
        case ARRIVAL: arrive(event.place); break;
        case STATION_ENDS: stationEnds(event.place, event.matter); break;
        case DEPARTMENT_ENDS: departmentEnds(event.place, event.matter); break;
      }
    }
  }

  Outcome outcome;

 private:
  void scheduleArrival(int station) {
    list.push({now + Exponential::draw(random) / ARRIVALS, -1, ARRIVAL, static_cast<uint16_t>(station)});
  }

  void arrive(int station) {
    scheduleArrival(station);
    int32_t matter = firstFree;
    if (matter < 0) {
      matter = static_cast<int32_t>(bornAt.size());
      bornAt.push_back(now);
      next.push_back(-1);
    } else {
      firstFree = next[matter];
      bornAt[matter] = now;
    }
    if (stations[station].busy == 0) startAtStation(station, matter);
    else enqueue(stations[station], matter);
  }

  void stationEnds(int station, int32_t matter) {
    Line& line = stations[station];
    line.busy = 0;
    if (line.head >= 0) startAtStation(station, dequeue(line));
    const double u = random.uniform();
    if (u < ESCALATED) enterDepartment(static_cast<int>(u / ESCALATED * DEPARTMENTS), matter);
    else close(matter);
  }

  void departmentEnds(int department, int32_t matter) {
    Line& line = departments[department];
    line.busy--;
    if (line.head >= 0) startAtDepartment(department, dequeue(line));
    const double u = random.uniform();
    if (u < TRANSFERRED) {
      const int other = static_cast<int>(u / TRANSFERRED * (DEPARTMENTS - 1));
      enterDepartment(other < department ? other : other + 1, matter);
    } else {
      close(matter);
    }
  }

  void enterDepartment(int department, int32_t matter) {
    if (departments[department].busy < SERVERS) startAtDepartment(department, matter);
    else enqueue(departments[department], matter);
  }

  void startAtStation(int station, int32_t matter) {
    stations[station].busy = 1;
    const double end = now + STATION_MEAN * Exponential::draw(random);
    list.push({end, matter, STATION_ENDS, static_cast<uint16_t>(station)});
  }

  void startAtDepartment(int department, int32_t matter) {
    departments[department].busy++;
    const double end = now + DEPARTMENT_MEAN * Exponential::draw(random);
    list.push({end, matter, DEPARTMENT_ENDS, static_cast<uint16_t>(department)});
  }

  void close(int32_t matter) {
    outcome.close(now - bornAt[matter]);
    next[matter] = firstFree;
    firstFree = matter;
  }

  void enqueue(Line& line, int32_t matter) {
    next[matter] = -1;
    if (line.head < 0) line.head = matter;
    else next[line.tail] = matter;
    line.tail = matter;
  }

  int32_t dequeue(Line& line) {
    const int32_t matter = line.head;
    line.head = next[matter];
    return matter;
  }

  double now = 0;
  Random random;
  List list;
  std::array<Line, STATIONS> stations;
  std::array<Line, DEPARTMENTS> departments;
  std::vector<double> bornAt;
  std::vector<int32_t> next;
  int32_t firstFree = -1;
};

// ------------------------------------------------------------------------------------------------------- program

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

template <class List, class Exponential>
static int measure(double matters, uint64_t seed) {
  Network<List, Exponential> network(seed);
  const double start = cpuSeconds();
  network.run(matters / (STATIONS * ARRIVALS));
  const double seconds = cpuSeconds() - start;
  const Outcome& outcome = network.outcome;
  std::printf("{\"events\":%lld,\"seconds\":%.6f,\"peakMB\":%.1f,\"mean\":%.6f,\"p50\":%.6f,\"p90\":%.6f}\n",
              static_cast<long long>(outcome.events), seconds, peakMB(), outcome.total / static_cast<double>(outcome.closed),
              outcome.quantile(0.5), outcome.quantile(0.9));
  return 0;
}

int main(int count, char** arguments) {
  if (count == 4) {
    const double matters = std::atof(arguments[2]);
    const uint64_t seed = std::strtoull(arguments[3], nullptr, 10);
    if (std::strcmp(arguments[1], "calendar") == 0) return measure<CalendarQueue, Ziggurat>(matters, seed);
    if (std::strcmp(arguments[1], "heap") == 0) return measure<QuaternaryHeap, Inversion>(matters, seed);
    if (std::strcmp(arguments[1], "queue") == 0) return measure<PriorityQueue, Inversion>(matters, seed);
  }
  std::fprintf(stderr, "usage: w1 calendar|heap|queue <matters> <seed>\n");
  return 2;
}
