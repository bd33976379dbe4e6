package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SamplerNamesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    dpmpp_2s_ancestral,       DPM++ 2S a,    Beta
                    dpm++2s_a,                DPM++ 2S a,    Beta
                    euler_ancestral,          Euler a,       Beta
                    euler_a discrete,         Euler a,       Uniform
                    dpm_2_ancestral,          DPM2 a,        Beta
                    dpmpp_sde_gpu,            DPM++ SDE,     Beta
                    uni_pc,                   UniPC,         Beta
                    res_multistep,            Res Multistep, Beta
                    euler_cfg_pp,             Euler CFG++,   Beta
                    euler_ancestral_cfg_pp,   Euler a CFG++, Beta
                    euler_a_cfg_pp,           Euler a CFG++, Beta
                    ipndm_v,                  IPNDM_V,       Beta
                    deis_k,                   DEIS,          Karras
                    kdpm_2_a_k,               DPM2 a,        Karras
                    dpmpp_2m_sde_k,           DPM++ 2M SDE,  Karras
                    pndm,                     PLMS,          Beta
                    k_euler_ancestral,        Euler a,       Beta
                    tcd,                      TCD,           Beta
                    DPM++ 2M AYS,             DPM++ 2M,      Align Your Steps
                    Euler A Trailing,         Euler a,       SGM Uniform
                    DPM++ 2M SDE Exponential, DPM++ 2M SDE,  Exponential
                    """)
    void readsWhatOtherProgramsCallASampler(String name, String sampler, String schedule) {
        assertThat(SamplerNames.split(name, "beta")).isEqualTo(new SamplerNames.Labels(sampler, schedule));
    }

    @ParameterizedTest
    @CsvSource({"ays, Align Your Steps", "discrete, Uniform", "ddim_uniform, DDIM", "sgm_uniform, SGM Uniform"})
    void readsWhatOtherProgramsCallASchedule(String name, String schedule) {
        assertThat(SamplerNames.split("euler", name)).isEqualTo(new SamplerNames.Labels("Euler", schedule));
    }

    @ParameterizedTest
    @CsvSource({"ddim_trailing", "dpmpp_2s", "dpmpp_3m", "dpm++2mv2", "er_sde", "uni_pc_bh2", "k"})
    void leavesANameThatMeansSomethingElseAsItIs(String name) {
        assertThat(SamplerNames.isKnown(SamplerNames.split(name, "Automatic").sampler()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(SamplerType.class)
    void everyLabelIsFoundInEverySpelling(SamplerType type) {
        String spelling = type.label().toUpperCase(Locale.ROOT).replace(" ", "_");
        assertThat(SamplerNames.split(spelling, "Automatic").sampler()).isEqualTo(type.label());
        assertThat(SamplerNames.sampler(type.label())).isEqualTo(type);
    }

    @Test
    void aSamplersOwnScheduleBecomesAutomatic() {
        assertThat(SamplerNames.resolve("DPM++ 2M Karras", ""))
                .isEqualTo(new SamplerNames.Labels("DPM++ 2M", ScheduleType.AUTOMATIC.label()));
    }
}
