"""Training steps of the MiniLM-L6 shape in plain torch: prints sequences a second. Argument: seconds to measure.

Debian: python3-torch and libopenblas0-pthread; without an optimised BLAS it is twenty times slower."""
import os
import sys
import time

import torch
from torch import nn

VOCABULARY, WIDTH, LAYERS, HEADS, INNER, OUTPUTS, BATCH, TOKENS, DROPOUT = 30522, 384, 6, 12, 1536, 8, 64, 64, 0.1


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.TransformerEncoder(nn.TransformerEncoderLayer(WIDTH, HEADS, INNER, DROPOUT, "gelu", batch_first=True), LAYERS)
        self.pooler = nn.Linear(WIDTH, WIDTH)
        self.head = nn.Linear(WIDTH, OUTPUTS)

    def forward(self, tokens):
        places = torch.arange(tokens.shape[1])
        hidden = self.words(tokens) + self.places(places) + self.types(torch.zeros_like(tokens))
        hidden = self.layers(self.dropout(self.norm(hidden)))
        return self.head(self.dropout(torch.tanh(self.pooler(hidden[:, 0]))))


torch.manual_seed(1)
torch.set_num_threads(os.cpu_count())
model = Encoder().train()
optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.05)
loss = nn.CrossEntropyLoss(label_smoothing=0.1)
labels = torch.arange(BATCH) % OUTPUTS


def step():
    optimiser.zero_grad()
    loss(model(torch.randint(1, VOCABULARY, (BATCH, TOKENS))), labels).backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()


seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
step()
began, steps = time.perf_counter(), 0
while time.perf_counter() - began < seconds:
    step()
    steps += 1
print(steps * BATCH / (time.perf_counter() - began))
