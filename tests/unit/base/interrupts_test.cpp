#include "base/interrupts.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>

#include "support/disk.h"

namespace colophon::interrupts {
namespace {

namespace fs = std::filesystem;
using ::testing::KilledBySignal;

class InterruptsDeathTest : public ::testing::Test {
 protected:
  std::string at(const std::string& name) const { return folder_.path() / name; }
  // The test's own handler, a sanitizer's perhaps, is not of interest.
  static void begin() {
    std::signal(SIGTERM, SIG_DFL);
    install();
  }

  test::TemporaryFolder folder_;
};

TEST_F(InterruptsDeathTest, RemovesWhatIsWatchedAndNoMore) {
  fs::create_directory(at("new"));
  for (const char* name : {"new/a", "forgotten", "mine"}) test::write_file(at(name), "x");
  const auto be_interrupted = [&] {
    begin();
    {
      Shield shield;
      for (const char* name : {"new", "new/a", "forgotten"}) shield.watch(at(name));
      shield.forget(at("forgotten"));
      shield.watch(std::string(100'000, 'x'));
      for (int i = 0; i < 100; ++i) shield.watch(at("none"));
    }
    std::raise(SIGTERM);
  };
  EXPECT_EXIT(be_interrupted(), KilledBySignal(SIGTERM), "");
  EXPECT_FALSE(fs::exists(at("new")));
  EXPECT_TRUE(fs::exists(at("forgotten")));
  EXPECT_TRUE(fs::exists(at("mine")));
}

// A name that another thread is making is known before it is looked for.
TEST_F(InterruptsDeathTest, WaitsForAShield) {
  const auto be_interrupted = [&] {
    begin();
    std::atomic<bool> is_shielded = false;
    std::thread maker([&] {
      Shield shield;
      is_shielded = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      test::write_file(at("late"), "x");
      shield.watch(at("late"));
    });
    while (!is_shielded) std::this_thread::yield();
    std::raise(SIGTERM);
    maker.join();
  };
  EXPECT_EXIT(be_interrupted(), KilledBySignal(SIGTERM), "");
  EXPECT_FALSE(fs::exists(at("late")));
}

TEST_F(InterruptsDeathTest, LeavesAloneWhatIsIgnored) {
  const auto be_asked = [] {
    std::signal(SIGHUP, SIG_IGN);
    begin();
    std::raise(SIGHUP);
    _exit(7);
  };
  EXPECT_EXIT(be_asked(), ::testing::ExitedWithCode(7), "");
}

}  // namespace
}  // namespace colophon::interrupts
