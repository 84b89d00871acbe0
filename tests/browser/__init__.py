"""Tests that drive a real Chromium over a built site."""
