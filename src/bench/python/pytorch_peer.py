"""PyTorch on the CPU: `step BATCH`, and `kernel REDUCTION BATCH` or of LeNet `cnn REDUCTION BATCH` by functorch's Jacobians."""

import os
import sys

import torch
from torch.func import functional_call, jacrev, vmap

from worker import Problem, flatten, obey


def network(layers):
    modules = []
    for i, (weights, bias) in enumerate(layers):
        linear = torch.nn.Linear(weights.shape[1], weights.shape[0])
        linear.weight.data = torch.from_numpy(weights.copy())
        linear.bias.data = torch.from_numpy(bias.copy())
        modules += [torch.nn.ReLU()] if i else []
        modules.append(linear)
    return torch.nn.Sequential(*modules)


def step(problem, batch):
    net = network(problem.layers)
    batches = [(torch.from_numpy(x), torch.from_numpy(y)) for x, y in problem.batches(batch)]

    def gradient():
        parts = iter([p.grad.numpy() / len(problem.images) for p in net.parameters()])
        return flatten(zip(parts, parts))

    def work():
        net.zero_grad()
        for x, y in batches:
            (0.5 * (net(x) - y).square().sum()).backward()
        return gradient

    return work


def kernel(problem, reduction, batch):
    """Jacobian contraction: vmap over images of jacrev, contracted in blocks of images."""
    return contraction(network(problem.layers), torch.from_numpy(problem.kernel_images), reduction, batch)


def lenet():
    """The network of org.ntkdynamics.bench.LeNet, whose flat parameters have of each layer weights and bias in its own order."""
    net = torch.nn.Sequential(
        torch.nn.Conv2d(1, 20, 5),
        torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(20, 50, 5),
        torch.nn.MaxPool2d(2),
        torch.nn.Flatten(),
        torch.nn.Linear(800, 500),
        torch.nn.ReLU(),
        torch.nn.Linear(500, 10),
    )
    flat = torch.from_numpy(Problem.load(sys.argv[1], "lenet").astype("float32").ravel())
    start = 0
    for module in net:
        if hasattr(module, "weight"):
            # Deeplearning4j has a convolution's biases before its weights, and a dense layer's after them.
            names = ["bias", "weight"] if isinstance(module, torch.nn.Conv2d) else ["weight", "bias"]
            for parameter in (getattr(module, name) for name in names):
                parameter.data = flat[start : start + parameter.numel()].reshape(parameter.shape).clone()
                start += parameter.numel()
    assert start == len(flat)
    return net


def cnn(problem, reduction, batch):
    images = torch.from_numpy(problem.kernel_images).reshape(-1, 1, 28, 28)
    return contraction(lenet(), images, reduction, batch)


def contraction(net, images, reduction, batch):
    parameters = {name: p.detach() for name, p in net.named_parameters()}
    equation = "nk...,mk...->nm" if reduction == "TRACE" else "nk...,mj...->kjnm"

    def jacobian(x):
        def outputs(p, image):
            return functional_call(net, p, (image.unsqueeze(0),)).squeeze(0)

        return [j.flatten(2) for j in vmap(jacrev(outputs), (None, 0))(parameters, x).values()]

    def block(left, right):
        pairs = zip(left, right)
        return sum(torch.einsum(equation.replace("...", "p"), a, b) for a, b in pairs)

    def work():
        with torch.no_grad():
            chunks = images.split(batch)
            rows = []
            for i, x in enumerate(chunks):
                left = jacobian(x)
                rows.append([block(left, left if i == j else jacobian(y)) for j, y in enumerate(chunks)])
            result = torch.cat([torch.cat(row, -1) for row in rows], -2)
        return result.numpy

    return work


def prepare(task, *arguments):
    if task == "step":
        return step(problem, int(arguments[0]))
    return {"kernel": kernel, "cnn": cnn}[task](problem, arguments[0], int(arguments[1]))


if __name__ == "__main__":
    torch.set_num_threads(int(os.environ["BENCH_THREADS"]))
    problem = Problem(sys.argv[1])
    obey(f"PyTorch {torch.__version__}", prepare)
