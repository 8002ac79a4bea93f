"""What differs between Windows, macOS and the other systems. No other package asks which one it runs on."""
