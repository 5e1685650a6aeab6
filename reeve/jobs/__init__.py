"""Work in the background: enqueue, schedule, digest, outbox."""
