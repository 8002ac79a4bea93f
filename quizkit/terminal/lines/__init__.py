"""Line mode: questions answered by typed lines, for terminals, pipes and screen readers alike."""
