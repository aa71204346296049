#include <gtest/gtest.h>
int placeholder2;
