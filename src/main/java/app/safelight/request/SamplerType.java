package app.safelight.request;

/// The samplers a request can name.
public enum SamplerType {
    DPMPP_2M("DPM++ 2M"),
    DPMPP_SDE("DPM++ SDE"),
    DPMPP_2M_SDE("DPM++ 2M SDE"),
    DPMPP_2M_SDE_HEUN("DPM++ 2M SDE Heun"),
    DPMPP_2S_A("DPM++ 2S a"),
    DPMPP_3M_SDE("DPM++ 3M SDE"),
    EULER_A("Euler a"),
    EULER("Euler"),
    LMS("LMS"),
    HEUN("Heun"),
    DPM2("DPM2"),
    DPM2_A("DPM2 a"),
    DPM_FAST("DPM fast"),
    DPM_ADAPTIVE("DPM adaptive"),
    RESTART("Restart"),
    DDIM("DDIM"),
    DDIM_CFG_PP("DDIM CFG++"),
    PLMS("PLMS"),
    UNIPC("UniPC"),
    LCM("LCM");

    private final String label;

    SamplerType(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }
}
