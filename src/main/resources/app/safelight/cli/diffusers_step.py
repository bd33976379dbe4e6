# Runs diffusers' UNet and decoder in the shapes of Stable Diffusion 1.5, as 'safelight bench compare' asks for it.
# Arguments: float32 or bfloat16, width, height, how often the UNet is run. Prints one JSON object.
import json
import resource
import statistics
import sys
import threading
import time

import diffusers
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel

number = getattr(torch, sys.argv[1])
width, height, steps = (int(argument) for argument in sys.argv[2:5])
peak = 0


def anonymous():
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) * 1024
    return 0


def watch():
    global peak
    while True:
        peak = max(peak, anonymous())
        time.sleep(0.01)


def filled(network):
    network = network.to(number).to_empty(device="cpu").eval()
    for weight in network.parameters():
        weight.data.normal_(0, 0.02)
    return network


def timed(work):
    before = resource.getrusage(resource.RUSAGE_SELF)
    begin = time.monotonic()
    work()
    seconds = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_SELF)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


threading.Thread(target=watch, daemon=True).start()
torch.manual_seed(0)
with torch.device("meta"):
    unet = UNet2DConditionModel(
        sample_size=64,
        block_out_channels=(320, 640, 1280, 1280),
        down_block_types=("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",),
        up_block_types=("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3,
        cross_attention_dim=768,
        attention_head_dim=8,
    )
    autoencoder = AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        block_out_channels=(128, 256, 512, 512),
        layers_per_block=2,
        latent_channels=4,
    )
unet = filled(unet)
autoencoder = filled(autoencoder)
latents = torch.randn(2, 4, height // 8, width // 8, dtype=number)
context = torch.randn(2, 77, 768, dtype=number)
timestep = torch.tensor(500)
with torch.inference_mode():
    times = [timed(lambda: unet(latents, timestep, encoder_hidden_states=context)) for _ in range(steps)]
    decode = timed(lambda: autoencoder.decode(latents[:1]))
further = times[1:] or times
print(
    json.dumps(
        {
            "versions": "torch %s, diffusers %s" % (torch.__version__, diffusers.__version__),
            "threads": torch.get_num_threads(),
            "firstStepSeconds": times[0][0],
            "furtherStepSeconds": statistics.median(step[0] for step in further),
            "furtherStepProcessorSeconds": statistics.median(step[1] for step in further),
            "decodeSeconds": decode[0],
            "decodeProcessorSeconds": decode[1],
            "measuredDeviceBytes": max(peak, anonymous()),
            "peakResidentBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }
    )
)
