#!/usr/bin/env bash
# A test of the program by the wrong name.
