// sfc64: Doty-Humphrey, PractRand.
#pragma once
#include <cstdint>

class Random {
 public:
  explicit Random(uint64_t seed) : a(seed), b(seed), c(seed), counter(1) {
    for (int i = 0; i < 18; i++) bits();
  }
  uint64_t bits() {
    const uint64_t word = a + b + counter++;
    a = b ^ (b >> 11);
    b = c + (c << 3);
    c = ((c << 24) | (c >> 40)) + word;
    return word;
  }
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

 private:
  uint64_t a, b, c, counter;
};
