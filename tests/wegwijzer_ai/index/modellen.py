"""Real models of a few thousand numbers, made here: they know nothing, but they are shaped like any other."""

from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    BertModel,
    PreTrainedTokenizerFast,
    set_seed,
)

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def make_encoder(folder: Path, *, dimensie: int, seed: int = 0, prompts: dict[str, str] | None = None) -> Path:
    """A sentence-transformers folder as `SentenceTransformer.save` writes it, with vectors of this size."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - loads torch, wanted by few tests
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer  # noqa: PLC0415

    bare = _save(folder.with_name(f"{folder.name}-kaal"), BertModel(_config(dimensie, seed)))
    transformer = Transformer(str(bare))
    model = SentenceTransformer(
        modules=[transformer, Pooling(dimensie)],
        prompts=prompts or {},
        device="cpu",
    )
    model.save(str(folder), create_model_card=False)
    return folder


def make_cross_encoder(folder: Path) -> Path:
    """A folder as a CrossEncoder's: one number for a question and a text."""
    config = _config(32, seed=3)
    config.num_labels = 1
    return _save(folder, BertForSequenceClassification(config))


def _config(dimensie: int, seed: int) -> BertConfig:
    set_seed(seed)
    return BertConfig(
        vocab_size=len(SPECIAL) + 2 * len(LETTERS),
        hidden_size=dimensie,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=256,
        # Larger than usual, so that different texts get clearly different vectors.
        initializer_range=0.5,
    )


def _save(folder: Path, model: BertModel | BertForSequenceClassification) -> Path:
    folder.mkdir(parents=True)
    model.save_pretrained(folder)
    pieces = [*SPECIAL, *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    tokenizer = Tokenizer(models.WordPiece({piece: number for number, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_max_length=128,
    ).save_pretrained(folder)
    return folder
