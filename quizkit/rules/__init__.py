"""What a whole deck can be told to lack: one function a rule, one file a subject."""
