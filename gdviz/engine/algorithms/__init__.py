"""What the methods share: their contract, the stepper that records them, line searches, second derivatives."""
