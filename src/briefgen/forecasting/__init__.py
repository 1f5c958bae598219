"""What a desk has forecast, what came of it, and how good its numbers were."""
